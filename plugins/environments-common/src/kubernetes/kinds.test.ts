import { kubernetesProjections } from './kinds';

const secretive = {
  apiVersion: 'v1',
  metadata: {
    name: 'web',
    namespace: 'shop',
    uid: 'u',
    managedFields: [{ manager: 'kubectl', fieldsV1: { 'f:spec': {} } }],
    annotations: {
      'kubectl.kubernetes.io/last-applied-configuration':
        '{"stringData":{"password":"hunter2"}}',
      'flightdeck.dev/maintenance': 'on',
    },
  },
};
const containers = [
  {
    name: 'app',
    image: 'registry.test/app:1.0',
    command: ['serve', '--password=hunter2'],
    env: [{ name: 'PASSWORD', value: 'hunter2' }],
    envFrom: [{ secretRef: { name: 'db' } }],
    resources: { requests: { cpu: '100m' }, limits: { memory: '1Gi' } },
  },
];

describe('kubernetesProjections', () => {
  it.each([
    ['Pod', { ...secretive, spec: { containers, initContainers: containers } }],
    [
      'Deployment',
      {
        ...secretive,
        spec: {
          template: {
            metadata: { annotations: { token: 'hunter2' } },
            spec: { containers },
          },
        },
      },
    ],
    [
      'StatefulSet',
      { ...secretive, spec: { template: { spec: { containers } } } },
    ],
    [
      'ReplicaSet',
      { ...secretive, spec: { template: { spec: { containers } } } },
    ],
    ['Service', secretive],
    ['Ingress', secretive],
    ['HorizontalPodAutoscaler', secretive],
    ['Event', secretive],
    [
      'Secret',
      {
        ...secretive,
        data: { password: 'hunter2' },
        stringData: { other: 'hunter2' },
      },
    ],
    [
      'ConfigMap',
      {
        ...secretive,
        data: { password: 'hunter2' },
        binaryData: { file: 'hunter2' },
      },
    ],
    ['Job', secretive],
    ['CronJob', secretive],
    ['PersistentVolumeClaim', secretive],
    ['PodDisruptionBudget', secretive],
    ['ResourceQuota', secretive],
    ['EndpointSlice', secretive],
    ['NetworkPolicy', secretive],
    ['Node', secretive],
    [
      'DaemonSet',
      { ...secretive, spec: { template: { spec: { containers } } } },
    ],
  ] as const)(
    'keep of a %s neither values, nor managed fields, nor what was applied last',
    (kind, raw) => {
      const projected = kubernetesProjections[kind].parse(raw);
      const kept = JSON.stringify(projected);
      expect(kept).not.toMatch(/hunter2|managedFields|f:spec|last-applied/);
      expect(projected.metadata).toMatchObject({
        name: 'web',
        annotations: { 'flightdeck.dev/maintenance': 'on' },
      });
    },
  );

  it('keep what the rules look at', () => {
    expect(
      kubernetesProjections.Pod.parse({
        metadata: {
          name: 'web',
          finalizers: ['a/b'],
          ownerReferences: [
            { kind: 'ReplicaSet', name: 'r', uid: 'x', controller: true },
          ],
        },
        spec: {
          containers,
          imagePullSecrets: [{ name: 'key' }],
          serviceAccountName: 'web',
        },
        status: {
          containerStatuses: [
            { name: 'app', state: { waiting: { reason: 'CrashLoopBackOff' } } },
          ],
        },
      }),
    ).toMatchObject({
      metadata: {
        namespace: '',
        uid: '',
        finalizers: ['a/b'],
        ownerReferences: [{ uid: 'x', controller: true }],
      },
      spec: {
        serviceAccountName: 'web',
        imagePullSecrets: [{ name: 'key' }],
        containers: [
          {
            name: 'app',
            image: 'registry.test/app:1.0',
            resources: { limits: { memory: '1Gi' } },
          },
        ],
      },
      status: {
        containerStatuses: [
          {
            restartCount: 0,
            state: { waiting: { reason: 'CrashLoopBackOff' } },
          },
        ],
      },
    });
  });

  it('keep of Secrets and ConfigMaps the names of their keys', () => {
    const raw = { metadata: { name: 'db' }, data: { url: 'x', user: 'y' } };
    expect(
      kubernetesProjections.Secret.parse({ ...raw, type: 'Opaque' }),
    ).toMatchObject({ type: 'Opaque', keys: ['url', 'user'] });
    expect(
      kubernetesProjections.ConfigMap.parse({ ...raw, binaryData: { z: '' } }),
    ).toMatchObject({ keys: ['url', 'user', 'z'] });
  });

  it('keep of a Pod what it cannot start without', () => {
    const { spec } = kubernetesProjections.Pod.parse({
      metadata: { name: 'web' },
      spec: {
        containers: [
          {
            name: 'app',
            env: [
              { name: 'A', value: 'hunter2' },
              {
                name: 'B',
                valueFrom: { secretKeyRef: { name: 'db', key: 'url' } },
              },
              {
                name: 'C',
                valueFrom: {
                  configMapKeyRef: { name: 'web', key: 'c', optional: true },
                },
              },
            ],
            envFrom: [{ configMapRef: { name: 'web' } }, 'nonsense'],
          },
        ],
        volumes: [
          { name: 'a', secret: { secretName: 'tls' } },
          { name: 'b', persistentVolumeClaim: { claimName: 'data' } },
          { name: 'c', emptyDir: {} },
          {
            name: 'd',
            projected: {
              sources: [
                { configMap: { name: 'kube-root-ca.crt' } },
                { secret: { name: 'keys', items: [{ key: 'k', path: 'p' }] } },
              ],
            },
          },
        ],
      },
    });
    expect(spec.containers[0].references).toEqual([
      { kind: 'ConfigMap', name: 'web' },
      { kind: 'Secret', name: 'db', key: 'url' },
    ]);
    expect(spec.volumeReferences).toEqual([
      { kind: 'Secret', name: 'tls' },
      { kind: 'PersistentVolumeClaim', name: 'data' },
      { kind: 'Secret', name: 'keys', key: 'k' },
    ]);
  });

  it('take a malformed field for an absent one, and keep the rest', () => {
    const pod = kubernetesProjections.Pod.parse({
      metadata: {
        name: 'web',
        labels: { app: 'web', count: 3 },
        deletionTimestamp: 5,
        ownerReferences: 'none',
      },
      spec: {
        nodeName: 7,
        containers: [{ name: 'app' }, { image: 'nameless' }, null],
      },
      status: {
        phase: 'Running',
        conditions: { type: 'Ready' },
        containerStatuses: [
          { name: 'app', restartCount: 'many', state: 'running' },
        ],
      },
    });
    expect(pod).toMatchObject({
      metadata: { labels: { app: 'web' }, ownerReferences: [] },
      spec: { containers: [{ name: 'app' }] },
      status: {
        phase: 'Running',
        conditions: [],
        containerStatuses: [{ name: 'app', restartCount: 0 }],
      },
    });
    expect(pod.metadata.deletionTimestamp).toBeUndefined();
    expect(pod.metadata.labels).not.toHaveProperty('count');
    expect(pod.spec.nodeName).toBeUndefined();
  });

  it.each([
    'Pod',
    'Deployment',
    'ReplicaSet',
    'StatefulSet',
    'Service',
    'Ingress',
    'HorizontalPodAutoscaler',
    'Event',
    'DaemonSet',
    'Job',
    'CronJob',
    'PersistentVolumeClaim',
    'PodDisruptionBudget',
    'ResourceQuota',
    'EndpointSlice',
    'NetworkPolicy',
    'Node',
    'Secret',
    'ConfigMap',
  ] as const)(
    'read a %s of which there is but a name, and none without',
    kind => {
      const schema = kubernetesProjections[kind];
      expect(schema.safeParse({ metadata: { name: 'web' } }).success).toBe(
        true,
      );
      expect(
        schema.safeParse({
          metadata: { name: 'web' },
          spec: 1,
          status: [],
          involvedObject: 'x',
        }).success,
      ).toBe(true);
      expect(schema.safeParse({ metadata: {} }).success).toBe(false);
      expect(schema.safeParse('web').success).toBe(false);
    },
  );
});
