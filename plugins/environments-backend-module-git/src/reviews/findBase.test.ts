import { aRecord } from '../__testUtils__/aRecord';
import {
  anApplication,
  evidenceRequest,
  type RequestParts,
} from '../__testUtils__/evidenceRequest';
import { findBase } from './findBase';

const NEW = { images: ['shop:2'], revisions: ['shop-prod@b'] };
const OLD = { images: ['shop:1'], revisions: ['shop-prod@a'] };

describe('findBase', () => {
  it.each<[string, RequestParts, object]>([
    ['runs, while another is to come', { runs: OLD }, OLD],
    [
      'ran before, once it is deployed',
      {
        runs: NEW,
        deployments: [
          aRecord(30, { images: ['shop:0'], revisions: ['shop-prod@0'] }),
          aRecord(20, OLD),
          aRecord(10, NEW),
        ],
      },
      OLD,
    ],
    [
      'ran before, not what failed, in part, or is of something else',
      {
        runs: NEW,
        deployments: [
          aRecord(9, { ...OLD, images: ['x:9'] }, { result: 'failed' }),
          aRecord(8, { ...OLD, images: ['x:8'] }, { kind: 'partial-sync' }),
          aRecord(
            7,
            { ...OLD, images: ['x:7'] },
            {
              application: {
                engine: 'argocd',
                instance: 'main',
                namespace: 'argocd',
                name: 'other',
              },
            },
          ),
          aRecord(20, OLD),
        ],
      },
      OLD,
    ],
    [
      'ran before, of another revision with the same images',
      {
        runs: NEW,
        deployments: [
          aRecord(20, { ...NEW, revisions: ['shop-prod@a'] }),
          aRecord(10, NEW),
        ],
      },
      { ...NEW, revisions: ['shop-prod@a'] },
    ],
    [
      'nobody knows, as no record tells of it',
      { runs: NEW, deployments: [aRecord(10, NEW)] },
      {
        state: 'unknown',
        summary:
          'shop-prod runs 1.0.0 already, and what it ran before is not in our records.',
      },
    ],
    [
      'is nothing, before the first deployment',
      {},
      {
        state: 'pending',
        summary: expect.stringContaining('people review them'),
      },
    ],
    [
      'nobody knows, while the engine cannot be read',
      {
        sources: [
          {
            id: 'main',
            kind: 'argocd',
            name: 'main',
            state: 'unreachable',
            message: 'Argo CD does not answer.',
            gaps: [],
          },
        ],
      },
      {
        state: 'unknown',
        summary: expect.stringContaining('Argo CD does not answer.'),
      },
    ],
  ])('finds what %s', (_what, parts, expected) => {
    const request = evidenceRequest({
      ...NEW,
      targetApplications: [anApplication('shop-prod')],
      ...parts,
    });
    expect(findBase(request)).toMatchObject(expected);
  });
});
