import {
  type ConformanceFacts,
  kubernetesProjections,
} from '@flightdeck/plugin-environments-common';
import { aDefinition, anApplication } from '../__testUtils__/fixtures';
import { describeRelease } from './describeRelease';

const history = [{ id: 1, revisions: ['r1'] }];
const shop = anApplication('shop-dev', { images: ['shop:1.5.0'], history });
const source = (state: 'ok' | 'unreachable') => ({
  id: 'argocd/main',
  kind: 'argocd',
  name: 'main',
  state,
  message: `argocd/main is ${state}.`,
  gaps: [],
});

function tellOf(facts: Partial<ConformanceFacts>) {
  return describeRelease({
    environment: aDefinition(),
    sources: [source('ok')],
    objects: {},
    ...facts,
  });
}

describe('describeRelease', () => {
  it('names images and revisions of all applications', () => {
    expect(tellOf({ applications: [shop] })).toEqual({
      release: expect.objectContaining({
        name: '1.5.0',
        images: ['shop:1.5.0'],
        revisions: ['shop-dev@r1'],
      }),
    });
  });

  it.each<[string, Partial<ConformanceFacts>, string]>([
    [
      'the engine cannot be read',
      { sources: [source('unreachable')] },
      'What is deployed cannot be read. argocd/main is unreachable.',
    ],
    [
      'an application is not told of',
      { applications: [] },
      'Nothing is known of shop-dev.',
    ],
    [
      'nothing was deployed',
      { applications: [anApplication('shop-dev')] },
      'Nothing was deployed yet.',
    ],
    [
      'there is no engine, and workloads cannot be read',
      { environment: aDefinition({ applications: [] }), applications: [] },
      'What runs cannot be read.',
    ],
  ])('says that %s', (_, facts, problem) => {
    expect(tellOf(facts)).toEqual({ problem });
  });

  it('is no other release for a run of a CronJob, nor for Pods that have ended or are on their way out', () => {
    const aPod = (image: string, change: object = {}) =>
      kubernetesProjections.Pod.parse({
        metadata: { name: image, ...change },
        spec: { containers: [{ name: 'web', image }] },
        status: { phase: 'Running', ...change },
      });
    const ownerReferences = [{ kind: 'Job', name: 'report', uid: 'j' }];
    const { release } = tellOf({
      applications: [
        {
          ...shop,
          images: ['shop:1.5.0', 'shop:1.4.0', 'report:7', 'old:1', 'absent:1'],
        },
      ],
      objects: {
        Pod: [
          aPod('shop:1.5.0'),
          aPod('shop:1.4.0', { phase: 'Succeeded' }),
          aPod('report:7', { ownerReferences }),
          aPod('old:1', { deletionTimestamp: '2026-03-02T12:00:00Z' }),
        ],
      },
    });
    expect(release?.images).toEqual(['absent:1', 'shop:1.5.0']);
  });

  it('takes the images of workloads where no engine deploys', () => {
    const Deployment = kubernetesProjections.Deployment.parse({
      metadata: { name: 'web', namespace: 'shop' },
      spec: {
        template: { spec: { containers: [{ name: 'web', image: 'web:2.0' }] } },
      },
    });
    const { release } = tellOf({
      environment: aDefinition({ applications: [] }),
      applications: [],
      objects: { Deployment: [Deployment], StatefulSet: [] },
    });
    expect(release).toMatchObject({ name: '2.0', images: ['web:2.0'] });
  });
});
