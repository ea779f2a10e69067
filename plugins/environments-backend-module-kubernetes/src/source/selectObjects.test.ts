import {
  configMapSchema,
  deploymentSchema,
  endpointSliceSchema,
  eventSchema,
  horizontalPodAutoscalerSchema,
  type KubernetesObjects,
  parseLabelSelector,
  networkPolicySchema,
  podSchema,
  replicaSetSchema,
  resourceQuotaSchema,
  secretSchema,
  serviceSchema,
} from '@flightdeck/plugin-environments-common';
import { selectObjects } from './selectObjects';

function metadata(
  name: string,
  options: { labels?: Record<string, string>; owner?: string } = {},
) {
  const { labels, owner } = options;
  return {
    name,
    namespace: 'shared',
    uid: `uid-${name}`,
    labels,
    ownerReferences: owner
      ? [{ kind: 'Any', name: owner, uid: `uid-${owner}`, controller: true }]
      : [],
  };
}

const MINE = { app: 'mine' };

const objects: KubernetesObjects = {
  Deployment: ['mine', 'theirs'].map(name =>
    deploymentSchema.parse({
      metadata: metadata(name, { labels: { app: name } }),
    }),
  ),
  ReplicaSet: ['mine', 'theirs'].map(owner =>
    replicaSetSchema.parse({ metadata: metadata(`${owner}-rs`, { owner }) }),
  ),
  Pod: [
    podSchema.parse({ metadata: metadata('mine-pod', { owner: 'mine-rs' }) }),
    podSchema.parse({
      metadata: metadata('theirs-pod', { owner: 'theirs-rs' }),
    }),
    podSchema.parse({
      metadata: metadata('bare', { labels: MINE }),
      spec: {
        containers: [
          { name: 'main', envFrom: [{ configMapRef: { name: 'settings' } }] },
        ],
        volumes: [{ secret: { secretName: 'password' } }],
      },
    }),
  ],
  Service: [
    serviceSchema.parse({ metadata: metadata('svc', { labels: MINE }) }),
    serviceSchema.parse({ metadata: metadata('other-svc') }),
  ],
  EndpointSlice: ['svc', 'other-svc'].map(name =>
    endpointSliceSchema.parse({
      metadata: metadata(`${name}-1`, {
        labels: { 'kubernetes.io/service-name': name },
      }),
    }),
  ),
  Secret: ['password', 'theirs'].map(name =>
    secretSchema.parse({ metadata: metadata(name) }),
  ),
  ConfigMap: ['settings', 'theirs'].map(name =>
    configMapSchema.parse({ metadata: metadata(name) }),
  ),
  NetworkPolicy: [
    {},
    { matchLabels: MINE },
    { matchLabels: { app: 'theirs' } },
    { matchExpressions: [{ key: 'app', operator: 'DoesNotExist' }] },
    {
      matchExpressions: [
        { key: 'app', operator: 'NotIn', values: ['mine'] },
        { key: 'app', operator: 'Exists' },
      ],
    },
  ].map((podSelector, index) =>
    networkPolicySchema.parse({
      metadata: metadata(`policy-${index}`),
      spec: { podSelector },
    }),
  ),
  ResourceQuota: [resourceQuotaSchema.parse({ metadata: metadata('quota') })],
  HorizontalPodAutoscaler: ['mine', 'theirs'].map(name =>
    horizontalPodAutoscalerSchema.parse({
      metadata: metadata(`${name}-hpa`),
      spec: { scaleTargetRef: { kind: 'Deployment', name } },
    }),
  ),
  Event: [
    { kind: 'Pod', name: 'mine-pod', uid: 'uid-mine-pod' },
    { kind: 'Pod', name: 'theirs-pod', uid: 'uid-theirs-pod' },
    // A Pod of the same name that was before.
    { kind: 'Pod', name: 'mine-pod', uid: 'uid-earlier' },
    { kind: 'HorizontalPodAutoscaler', name: 'mine-hpa', namespace: 'shared' },
  ].map((involvedObject, index) =>
    eventSchema.parse({ metadata: metadata(`event-${index}`), involvedObject }),
  ),
};

function namesSelectedBy(selector: string) {
  const selected = selectObjects(objects, parseLabelSelector(selector) ?? []);
  return Object.fromEntries(
    Object.entries(selected).flatMap(([kind, members]) =>
      members ? [[kind, members.map(each => each.metadata.name)]] : [],
    ),
  );
}

describe('selectObjects', () => {
  it('takes what has the labels and what belongs to it', () => {
    expect(namesSelectedBy('app=mine')).toEqual({
      Deployment: ['mine'],
      ReplicaSet: ['mine-rs'],
      Pod: ['mine-pod', 'bare'],
      Service: ['svc'],
      HorizontalPodAutoscaler: ['mine-hpa'],
      Event: ['event-0', 'event-3'],
      EndpointSlice: ['svc-1'],
      Secret: ['password'],
      ConfigMap: ['settings'],
      // For all Pods, for mine, and for those without the label: one has none.
      NetworkPolicy: ['policy-0', 'policy-1', 'policy-3'],
      ResourceQuota: ['quota'],
    });
  });

  it('leaves unknown what is unknown, and knows what is empty', () => {
    const selected = selectObjects({ Pod: objects.Pod }, [
      { key: 'app', operator: 'in', values: ['nobody'] },
    ]);
    expect(selected.Pod).toEqual([]);
    expect(selected.Deployment).toBeUndefined();
    expect(selected.Event).toBeUndefined();
  });
});
