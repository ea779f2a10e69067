import {
  type Application,
  type ConformanceFacts,
  type KubernetesObjects,
  kubernetesProjections,
  type SourceStatus,
} from '@flightdeck/plugin-environments-common';
import { aDefinition, anApplication } from '../__testUtils__/fixtures';
import { findComing } from './findComing';

const STAGING = 'resource:default/shop-staging';

const SILENT: SourceStatus = {
  id: 'kubernetes/one',
  kind: 'kubernetes',
  name: 'one',
  state: 'unreachable',
  message: 'The cluster does not answer.',
  gaps: [],
};

const DIGEST = `sha256:${'a'.repeat(64)}`;

/** A Deployment of which so many of three Pods are of its last release. */
function updated(updatedReplicas: number): KubernetesObjects {
  return {
    Deployment: [
      kubernetesProjections.Deployment.parse({
        metadata: { name: 'web' },
        status: { replicas: 3, updatedReplicas },
      }),
    ],
  };
}

/** An environment that runs an image; `undefined` when nobody can say. */
function facts(
  name: string,
  image: string | undefined,
  change: Partial<Application> & {
    statuses?: SourceStatus[];
    objects?: KubernetesObjects;
  } = {},
): ConformanceFacts {
  const { objects = {}, statuses = [], ...application } = change;
  return {
    environment: aDefinition({
      ref: `resource:default/${name}`,
      name,
      applications: [{ name }],
    }),
    sources: statuses,
    objects,
    applications:
      image === undefined
        ? undefined
        : [
            anApplication(name, {
              images: image === '' ? [] : [image],
              history: image === '' ? [] : [{ id: 1, revisions: [name] }],
              ...application,
            }),
          ],
  };
}

function find(own: ConformanceFacts, before?: ConformanceFacts) {
  return findComing({ own, before, promotesFrom: STAGING });
}

describe('findComing', () => {
  it.each<[string, ConformanceFacts, ConformanceFacts, string]>([
    [
      'is what runs in the stage before',
      facts('shop-prod', 'shop:1'),
      facts('shop-staging', 'shop:2'),
      'open',
    ],
    [
      'is open where nothing was deployed yet',
      facts('shop-prod', ''),
      facts('shop-staging', 'shop:2'),
      'open',
    ],
    [
      'is deployed where the images are the same, whatever the revision',
      facts('shop-prod', 'shop:2'),
      facts('shop-staging', 'shop:2'),
      'deployed',
    ],
    [
      'stays deployed while it restarts',
      facts('shop-prod', 'shop:2', { health: { status: 'Progressing' } }),
      facts('shop-staging', 'shop:2'),
      'deployed',
    ],
    [
      'is there though it is broken',
      facts('shop-prod', 'shop:1'),
      facts('shop-staging', 'shop:2', { health: { status: 'Degraded' } }),
      'open',
    ],
    [
      'is deployed where a version has the digest of one of them alone',
      facts('shop-prod', `shop:2@${DIGEST}`),
      facts('shop-staging', 'shop:2'),
      'deployed',
    ],
    [
      'is there once all Pods are of it',
      facts('shop-prod', 'shop:1'),
      facts('shop-staging', 'shop:2', { objects: updated(3) }),
      'open',
    ],
  ])('%s', (_, own, before, standing) => {
    expect(find(own, before)).toMatchObject({
      standing,
      from: STAGING,
      release: { images: ['shop:2'] },
    });
  });

  it('is open where a tag has moved on', () => {
    const other = `sha256:${'b'.repeat(64)}`;
    const own = facts('shop-prod', `shop:latest@${DIGEST}`);
    expect(
      find(own, facts('shop-staging', `shop:latest@${other}`)),
    ).toMatchObject({ standing: 'open' });
  });

  it('is nothing that an environment has itself', () => {
    const own = facts('shop-staging', 'shop:2');
    expect(find(own, own)).toEqual({
      problem: expect.stringMatching(/^shop-staging is said to get .* itself/),
    });
  });

  it.each<[string, ConformanceFacts, ConformanceFacts | undefined, RegExp]>([
    [
      'the stage before cannot be read',
      facts('shop-prod', 'shop:1'),
      facts('shop-staging', undefined),
      /^Which release comes next is not known\./,
    ],
    [
      'the environment cannot be read',
      facts('shop-prod', undefined),
      facts('shop-staging', 'shop:2'),
      /^What is deployed cannot be read\./,
    ],
    [
      'the catalog has no stage before',
      facts('shop-prod', 'shop:1'),
      undefined,
      /gets its releases from resource:default\/shop-staging, which is no environment/,
    ],
    [
      'a roll-out goes on there',
      facts('shop-prod', 'shop:1'),
      facts('shop-staging', 'shop:2', { health: { status: 'Progressing' } }),
      /^shop-staging is being deployed to/,
    ],
    [
      'a roll-out has come to a stop half way',
      facts('shop-prod', 'shop:1'),
      facts('shop-staging', 'shop:2', {
        health: { status: 'Suspended' },
        objects: updated(1),
      }),
      /^shop-staging is being deployed to: web runs the release before/,
    ],
    [
      'a tag that moves may have moved on',
      facts('shop-prod', 'shop:latest'),
      facts('shop-staging', `shop:latest@${DIGEST}`),
      /^Whether shop-prod runs the same shop:latest as shop-staging is not known/,
    ],
    [
      'an operation goes on there',
      facts('shop-prod', 'shop:1'),
      facts('shop-staging', 'shop:2', { operationInProgress: true }),
      /^shop-staging is being deployed to/,
    ],
    [
      'the digests of its images are not known for now',
      facts('shop-prod', 'shop:1'),
      facts('shop-staging', 'shop:2', { statuses: [SILENT] }),
      /The cluster does not answer\.$/,
    ],
  ])('says why nobody can tell when %s', (_, own, before, problem) => {
    expect(find(own, before)).toEqual({
      problem: expect.stringMatching(problem),
    });
  });

  it('is what runs, where no stage comes before', () => {
    const own = facts('shop-dev', 'shop:3');
    const asked = { own, before: undefined, promotesFrom: undefined };
    expect(findComing(asked)).toMatchObject({
      standing: 'deployed',
      release: { images: ['shop:3'] },
    });
    expect(findComing({ ...asked, own: facts('shop-dev', '') })).toMatchObject({
      problem: 'Nothing was deployed to shop-dev yet.',
    });
  });
});
