import {
  certificateSchema,
  externalSecretSchema,
  httpRouteSchema,
  type KubernetesObjects,
  limitRangeSchema,
  parseLabelSelector,
  podSchema,
  replicaSetSchema,
  rolloutSchema,
  scaledObjectSchema,
  serviceAccountSchema,
} from '@flightdeck/plugin-environments-common';
import { selectObjects } from './selectObjects';

function metadata(name: string, rest: Record<string, unknown> = {}) {
  return { name, namespace: 'shared', uid: `uid-${name}`, ...rest };
}

const MINE = { labels: { app: 'mine' } };
const owned = (owner: string) => ({
  ownerReferences: [{ kind: 'Any', name: owner, uid: `uid-${owner}` }],
});
const pod = (app: string) =>
  podSchema.parse({
    metadata: metadata(`${app}-pod`, owned(`${app}-rs`)),
    spec: {
      serviceAccountName: app,
      containers: [
        { name: 'main', envFrom: [{ secretRef: { name: `${app}-secret` } }] },
      ],
    },
  });

/** Of each kind one that is mine and one that is not; only some have labels. */
const objects: KubernetesObjects = {
  Rollout: [
    rolloutSchema.parse({ metadata: metadata('mine', MINE) }),
    rolloutSchema.parse({ metadata: metadata('theirs') }),
  ],
  ReplicaSet: ['mine', 'theirs'].map(owner =>
    replicaSetSchema.parse({ metadata: metadata(`${owner}-rs`, owned(owner)) }),
  ),
  Pod: ['mine', 'theirs'].map(pod),
  ServiceAccount: ['mine', 'theirs', 'default'].map(name =>
    serviceAccountSchema.parse({ metadata: metadata(name) }),
  ),
  ScaledObject: ['mine', 'theirs'].map(name =>
    scaledObjectSchema.parse({
      metadata: metadata(`${name}-scaler`),
      spec: { scaleTargetRef: { kind: 'Rollout', name } },
    }),
  ),
  Certificate: ['mine', 'theirs'].map(name =>
    certificateSchema.parse({
      metadata: metadata(`${name}-certificate`),
      spec: { secretName: `${name}-secret` },
    }),
  ),
  ExternalSecret: [
    externalSecretSchema.parse({ metadata: metadata('mine-secret') }),
    externalSecretSchema.parse({
      metadata: metadata('named'),
      spec: { target: { name: 'mine-secret' } },
    }),
    externalSecretSchema.parse({ metadata: metadata('theirs-secret') }),
  ],
  HTTPRoute: [
    httpRouteSchema.parse({ metadata: metadata('mine-route', MINE) }),
    httpRouteSchema.parse({ metadata: metadata('theirs-route') }),
  ],
  LimitRange: [limitRangeSchema.parse({ metadata: metadata('limits') })],
};

describe('what belongs to the workloads of an environment', () => {
  it('is taken with them', () => {
    const selected = selectObjects(
      objects,
      parseLabelSelector('app=mine') ?? [],
    );
    const names = Object.entries(selected).flatMap(([kind, members]) =>
      members ? [[kind, members.map(each => each.metadata.name)]] : [],
    );
    expect(Object.fromEntries(names)).toEqual({
      Rollout: ['mine'],
      ReplicaSet: ['mine-rs'],
      Pod: ['mine-pod'],
      ServiceAccount: ['mine'],
      ScaledObject: ['mine-scaler'],
      Certificate: ['mine-certificate'],
      ExternalSecret: ['mine-secret', 'named'],
      HTTPRoute: ['mine-route'],
      LimitRange: ['limits'],
    });
  });
});
