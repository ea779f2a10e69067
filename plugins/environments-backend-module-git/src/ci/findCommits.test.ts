import type { Application } from '@flightdeck/plugin-environments-common';
import {
  anApplication,
  evidenceRequest,
} from '../__testUtils__/evidenceRequest';
import { findCommits } from './findCommits';

const A = 'a'.repeat(40);
const B = 'b'.repeat(40);
const SHOP = 'https://git.example/acme/shop.git';
const DEPLOY = 'https://git.example/acme/deploy';
const CHART = { repoUrl: 'https://charts.example', chart: 'redis' };

function shop(parts: Partial<Application>): Application {
  return anApplication('shop', parts);
}

type Case = [
  what: string,
  request: Parameters<typeof evidenceRequest>[0],
  options: Parameters<typeof findCommits>[1],
  expected: object,
];

describe('findCommits', () => {
  it.each<Case>([
    [
      'the revision of an application, in its repository',
      {
        revisions: [`shop@${A}`],
        applications: [shop({ sources: [{ repoUrl: SHOP }] })],
      },
      {},
      { commits: [{ commit: A, repositories: [SHOP] }] },
    ],
    [
      'each revision in the repository of its own source',
      {
        revisions: [`shop@${A}`, `shop@${B}`, 'shop@7.2.0'],
        applications: [
          shop({
            sources: [{ repoUrl: SHOP }, CHART, { repoUrl: DEPLOY }],
            sync: { status: 'Synced', revisions: [B, '7.2.0', A] },
          }),
        ],
      },
      {},
      {
        commits: [
          { commit: A, repositories: [DEPLOY] },
          { commit: B, repositories: [SHOP] },
        ],
      },
    ],
    [
      'a revision of a former time by the history',
      {
        revisions: [`shop@${A}`],
        applications: [
          shop({
            sources: [{ repoUrl: SHOP }, { repoUrl: DEPLOY }],
            sync: { status: 'Synced', revisions: [B, B] },
            history: [{ id: 1, revisions: [B, A] }],
          }),
        ],
      },
      {},
      { commits: [{ commit: A, repositories: [DEPLOY] }] },
    ],
    [
      'a revision that the engine does not place in any repository',
      {
        revisions: [`shop@${A}`],
        applications: [
          shop({ sources: [{ repoUrl: SHOP }, { repoUrl: DEPLOY }] }),
        ],
      },
      {},
      { commits: [{ commit: A, repositories: [SHOP, DEPLOY] }] },
    ],
    [
      'the same commit of two applications once',
      {
        revisions: [`shop@${A}`, `worker@${A}`],
        applications: ['shop', 'worker'].map(name =>
          anApplication(name, { sources: [{ repoUrl: SHOP }] }),
        ),
      },
      {},
      { commits: [{ commit: A, repositories: [SHOP] }] },
    ],
    [
      'the commit of an image, not the one that names it',
      {
        revisions: [`shop@${A}`],
        images: [`registry.test:5000/shop:sha-${B.slice(0, 7)}`, 'nginx:1.27'],
        applications: [shop({ sources: [{ repoUrl: DEPLOY }] })],
      },
      { repository: SHOP },
      { commits: [{ commit: B.slice(0, 7), repositories: [SHOP] }] },
    ],
    [
      'no image that is not the one which is asked for',
      {
        images: [
          `registry.test/shop:${B.slice(0, 8)}@sha256:${A}`,
          `other:${A}`,
        ],
      },
      { repository: SHOP, image: 'registry.test/shop' },
      { commits: [{ commit: B.slice(0, 8), repositories: [SHOP] }] },
    ],
    [
      'nothing for an image that is named after something else',
      { images: ['registry.test/shop:1.2.3'] },
      { image: 'registry.test/shop' },
      {
        state: 'unknown',
        summary: expect.stringContaining('named after its commit'),
      },
    ],
    [
      'no commit in a tag that happens to be digits',
      { images: ['registry.test/shop:20260304'], revisions: [`shop@${A}`] },
      { repository: SHOP },
      { commits: [{ commit: A, repositories: [SHOP] }] },
    ],
    [
      'the commits of one repository, however its address is written',
      {
        revisions: [`shop@${A}`, `deploy@${B}`],
        applications: [
          shop({ sources: [{ repoUrl: 'git@git.example:Acme/shop.git' }] }),
          anApplication('deploy', { sources: [{ repoUrl: DEPLOY }] }),
        ],
      },
      { repository: SHOP },
      { commits: [{ commit: A, repositories: [SHOP] }] },
    ],
    [
      'that charts have none',
      {
        revisions: ['shop@7.2.0'],
        applications: [shop({ sources: [CHART] })],
      },
      {},
      {
        state: 'not-applicable',
        summary: 'The release is made of charts, which have no commits.',
      },
    ],
    [
      'that it does not know, of a release without revisions',
      {},
      {},
      { state: 'unknown', summary: 'No commit of the release is known.' },
    ],
    [
      'that it does not know, when the applications cannot be read',
      { revisions: ['shop@7.2.0'] },
      {},
      { state: 'unknown', summary: 'No commit of the release is known.' },
    ],
    [
      'that there are too many',
      {
        revisions: Array.from(
          { length: 21 },
          (_, index) => `shop@${index.toString(16).padStart(40, '0')}`,
        ),
      },
      {},
      { state: 'unknown', summary: expect.stringContaining('21 commits') },
    ],
  ])('finds %s', (_what, request, options, expected) => {
    expect(findCommits(evidenceRequest(request), options)).toEqual(expected);
  });
});
