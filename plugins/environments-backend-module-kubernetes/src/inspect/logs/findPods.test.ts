import {
  type KubernetesObjects,
  kubernetesProjections,
} from '@flightdeck/plugin-environments-common';
import { environment } from '../../__testUtils__/RunningSource';
import { findPods } from './findPods';

const shop = environment('shop', { namespaces: ['shop'] });

interface Owner {
  kind: string;
  name: string;
}

const uidOf = ({ kind, name }: Owner) => `${kind}/${name}`;

function metadata(
  kind: string,
  name: string,
  owner?: Owner,
  part: object = {},
) {
  return {
    name,
    namespace: 'shop',
    uid: uidOf({ kind, name }),
    ownerReferences: owner ? [{ ...owner, uid: uidOf(owner) }] : [],
    ...part,
  };
}

function podOf(name: string, owner?: Owner, part?: object) {
  return kubernetesProjections.Pod.parse({
    metadata: metadata('Pod', name, owner, part),
  });
}

const web: Owner = { kind: 'ReplicaSet', name: 'web-5d4' };

const objects: KubernetesObjects = {
  Pod: [
    podOf('web-5d4-old', web, {
      labels: { 'pod-template-hash': '5d4' },
      creationTimestamp: '2026-03-01T10:00:00Z',
    }),
    podOf('web-5d4-new', web, {
      labels: { 'pod-template-hash': '5d4' },
      creationTimestamp: '2026-03-01T11:00:00Z',
    }),
    podOf('web-5d4', { kind: 'StatefulSet', name: 'web' }),
    podOf('lonely'),
  ],
  ReplicaSet: [
    kubernetesProjections.ReplicaSet.parse({
      metadata: metadata('ReplicaSet', 'web-5d4', {
        kind: 'Rollout',
        name: 'web',
      }),
    }),
  ],
  Rollout: [
    kubernetesProjections.Rollout.parse({
      metadata: metadata('Rollout', 'web'),
    }),
  ],
  Deployment: [
    kubernetesProjections.Deployment.parse({
      metadata: metadata('Deployment', 'web'),
    }),
  ],
  CronJob: [
    kubernetesProjections.CronJob.parse({
      metadata: metadata('CronJob', 'nightly'),
    }),
  ],
};

describe('findPods', () => {
  const find = (
    request: {
      kind: 'Pod' | 'Rollout' | 'Deployment' | 'CronJob';
      name: string;
    },
    reading: KubernetesObjects = objects,
  ) =>
    findPods(
      shop,
      { namespace: 'shop', ...request },
      {
        objects: reading,
        statuses: [
          {
            id: 'kubernetes/one',
            kind: 'kubernetes',
            name: 'one',
            state: 'ok',
            message: 'It is watched.',
            gaps: [
              {
                what: 'Job in shop',
                state: 'forbidden',
                message: 'The configured credentials may not list jobs.',
              },
            ],
          },
        ],
      },
    ).map(({ metadata: { name } }) => name);

  it.each([
    [
      'of a Rollout',
      { kind: 'Rollout', name: 'web' },
      ['web-5d4-new', 'web-5d4-old'],
    ],
    ['by its name', { kind: 'Pod', name: 'lonely' }, ['lonely']],
    ['of a Deployment without any', { kind: 'Deployment', name: 'web' }, []],
  ] as const)('finds Pods %s, the newest first', (_how, request, names) => {
    expect(find(request)).toEqual(names);
  });

  it('goes by names where ReplicaSets may not be read', () => {
    const request = { kind: 'Deployment', name: 'web' } as const;
    expect(find(request, { ...objects, ReplicaSet: undefined })).toEqual([
      'web-5d4-new',
      'web-5d4-old',
    ]);
  });

  it.each([
    [
      'Pods',
      { ...objects, Pod: undefined },
      'Objects of the kind Pod are not known yet.',
    ],
    [
      'Jobs',
      { ...objects, Job: undefined },
      'The configured credentials may not list jobs.',
    ],
    [
      'CronJobs',
      { ...objects, Job: [], CronJob: undefined },
      'Objects of the kind CronJob are not known yet.',
    ],
  ])('does not guess where %s are not known', (_what, reading, message) => {
    expect(() => find({ kind: 'CronJob', name: 'nightly' }, reading)).toThrow(
      expect.objectContaining({ name: 'ServiceUnavailableError', message }),
    );
  });

  it('finds nothing that the reading leaves out', () => {
    // As where a label selector narrows the namespace.
    expect(() => find({ kind: 'Pod', name: 'of-others' })).toThrow(
      expect.objectContaining({
        name: 'NotFoundError',
        message:
          "Environment 'shop' has no Pod 'of-others' in namespace 'shop'.",
      }),
    );
  });
});
