import type { Application } from '@flightdeck/plugin-environments-common';
import {
  anApplication,
  evidenceRequest,
  type RequestParts,
} from '../__testUtils__/evidenceRequest';
import { findComparisons } from './findComparisons';

const [A, B, C, D] = ['a', 'b', 'c', 'd'].map(letter => letter.repeat(40));
const SHOP = 'https://git.example/acme/shop.git';
const DEPLOY = 'https://git.example/acme/deploy';
const CHART = { repoUrl: 'https://charts.example', chart: 'redis' };
const DIGEST = `sha256:${'e'.repeat(64)}`;

function staging(...repositories: string[]): Application[] {
  return [
    anApplication('shop-staging', {
      sources: repositories.map(repoUrl => ({ repoUrl })),
    }),
  ];
}

function prod(...repositories: string[]): Application[] {
  return [
    anApplication('shop-prod', {
      sources: repositories.map(repoUrl => ({ repoUrl })),
    }),
  ];
}

/** Of a release in staging, and what production runs. */
function deployedFrom(head: string, base: string, repository = SHOP) {
  return {
    revisions: [`shop-staging@${head}`],
    runs: { revisions: [`shop-prod@${base}`] },
    applications: staging(repository),
    targetApplications: prod(repository),
  };
}

type Case = [
  what: string,
  request: RequestParts,
  options: { repository?: string; image?: string },
  comparisons: object[],
  unseen: string[],
];

describe('findComparisons', () => {
  it.each<Case>([
    [
      'the revision of an application beside that which runs',
      deployedFrom(B, A),
      {},
      [{ base: A, head: B, repositories: [SHOP] }],
      [],
    ],
    [
      'equal ones',
      deployedFrom(A, A),
      {},
      [{ base: A, head: A, repositories: [SHOP] }],
      [],
    ],
    [
      'each revision of a repository beside each that runs',
      {
        ...deployedFrom(B, A),
        revisions: [`shop-staging@${C}`, `shop-staging@${D}`],
        runs: { revisions: [`shop-prod@${A}`, `shop-prod@${B}`] },
      },
      {},
      [
        { base: A, head: C, repositories: [SHOP] },
        { base: B, head: C, repositories: [SHOP] },
        { base: A, head: D, repositories: [SHOP] },
        { base: B, head: D, repositories: [SHOP] },
      ],
      [],
    ],
    [
      'nothing for a revision of a repository that is new',
      { ...deployedFrom(B, A), targetApplications: prod(DEPLOY) },
      {},
      [],
      ['revision bbbbbbb'],
    ],
    [
      'the commits of an image, and those that name it',
      {
        ...deployedFrom(B, A, DEPLOY),
        images: [`registry.test/shop:${D}@${DIGEST}`],
        runs: {
          revisions: [`shop-prod@${A}`],
          images: [`registry.test/shop:${C}`],
        },
      },
      {},
      [
        { base: C, head: D, repositories: [DEPLOY] },
        { base: A, head: B, repositories: [DEPLOY] },
      ],
      [],
    ],
    [
      'the commits of an image alone, in its own repository',
      {
        ...deployedFrom(B, A, DEPLOY),
        images: [`shop:sha-${D.slice(0, 8)}`, 'redis:7.4'],
        runs: {
          revisions: [`shop-prod@${A}`],
          images: [`shop:sha-${C.slice(0, 7)}`, 'redis:7.2'],
        },
      },
      { repository: SHOP },
      [{ base: C.slice(0, 7), head: D.slice(0, 8), repositories: [SHOP] }],
      [],
    ],
    [
      'a version of an image that nobody can see into',
      {
        ...deployedFrom(B, A),
        images: [`shop:1.5.0@${DIGEST}`, 'redis:7.4'],
        runs: {
          revisions: [`shop-prod@${A}`],
          images: ['shop:1.4.0', 'redis:7.4'],
        },
      },
      {},
      [{ base: A, head: B, repositories: [SHOP] }],
      ['image shop:1.5.0'],
    ],
    [
      'a version of an image in the repository that is said to have all',
      {
        ...deployedFrom(B, A),
        images: ['shop:1.5.0'],
        runs: { revisions: [`shop-prod@${A}`], images: ['shop:1.4.0'] },
      },
      { repository: 'git@git.example:acme/shop' },
      [{ base: A, head: B, repositories: ['git@git.example:acme/shop'] }],
      [],
    ],
    [
      'an image that had another name before, or none',
      {
        images: [`shop:${B}`, `worker:${B}`],
        runs: { images: ['shop:1.4.0'] },
      },
      {},
      [],
      [`image shop:${B}`, `image worker:${B}`],
    ],
    [
      'an image of which not all that run are named after commits',
      {
        images: [`shop:${B}`],
        runs: { images: [`shop:${A}`, 'shop:1.4.0'] },
      },
      { repository: SHOP },
      [],
      [`image shop:${B}`],
    ],
    [
      'the image that is asked for, and no other',
      {
        ...deployedFrom(B, A),
        images: [`shop:${D.slice(0, 7)}`, 'redis:7.4'],
        runs: {
          revisions: [`shop-prod@${A}`],
          images: [`shop:${C.slice(0, 7)}`, 'redis:7.2'],
        },
      },
      { image: 'shop' },
      [{ base: C.slice(0, 7), head: D.slice(0, 7), repositories: [SHOP] }],
      [],
    ],
    [
      'that the image which is asked for is not there',
      { images: ['shop:1.5.0'], runs: { images: ['shop:1.4.0'] } },
      { image: 'shopp', repository: SHOP },
      [],
      ['image shopp'],
    ],
    [
      'a version of a chart that nobody can see into',
      {
        ...deployedFrom('7.2.0', '7.1.0'),
        applications: [anApplication('shop-staging', { sources: [CHART] })],
      },
      {},
      [],
      ['version 7.2.0'],
    ],
    [
      'nothing for the same chart and images',
      {
        ...deployedFrom('7.2.0', '7.2.0'),
        images: [`shop:1.4.0@${DIGEST}`],
        runs: { revisions: ['shop-prod@7.2.0'], images: ['shop:1.4.0'] },
      },
      {},
      [],
      [],
    ],
    [
      'no commit that is of no known repository',
      {
        revisions: [`shop-staging@${B}`],
        runs: { revisions: [`shop-prod@${A}`] },
      },
      {},
      [],
      ['revision bbbbbbb'],
    ],
    [
      'any commits in the repository that is named, where none is known',
      {
        revisions: [`shop-staging@${B}`],
        runs: { revisions: [`shop-prod@${A}`] },
      },
      { repository: SHOP },
      [{ base: A, head: B, repositories: [SHOP] }],
      [],
    ],
  ])('finds %s', (...[, parts, options, comparisons, unseen]) => {
    const request = evidenceRequest(parts);
    const base = request.target.release ?? { images: [], revisions: [] };
    expect(
      findComparisons(request, base, { paths: ['**'], ...options }),
    ).toEqual({ comparisons, unseen });
  });
});
