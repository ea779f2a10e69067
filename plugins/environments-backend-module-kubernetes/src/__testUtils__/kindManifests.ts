import type { TestManifest } from './TestCluster';

/** Stands where no value may ever come from. */
export const CANARY = 'canary-4f1c';
const ENCODED_CANARY = Buffer.from(CANARY).toString('base64');
const CONTAINERS = [
  {
    name: 'main',
    image: 'example.org/main:1',
    env: [{ name: 'PASSWORD', value: CANARY }],
    args: [CANARY],
  },
];
const TEMPLATE = {
  metadata: { labels: { app: 'kinds' } },
  spec: { restartPolicy: 'Never', containers: CONTAINERS },
};
/** No node is taken by the Pods of controllers, where there are some. */
const NOWHERE = { nodeSelector: { 'example.org/nowhere': 'true' } };
const CLAIM = 'PersistentVolumeClaim';
const SELECTOR = { matchLabels: { app: 'kinds' } };

/** One of each kind, as small as the API server takes it. */
export function kindManifests(namespace: string): TestManifest[] {
  const node = `${namespace}-node`;
  const one = (
    apiVersion: string,
    kind: string,
    rest: Record<string, unknown>,
    name = 'kinds',
  ): TestManifest => ({
    apiVersion,
    kind,
    metadata: {
      name,
      namespace,
      annotations: {
        'kubectl.kubernetes.io/last-applied-configuration': CANARY,
      },
    },
    ...rest,
  });
  return [
    one('v1', 'Pod', {
      // An account of its own, so that nothing waits for the one that every namespace gets.
      spec: { ...TEMPLATE.spec, nodeName: node, serviceAccountName: 'reader' },
    }),
    one('apps/v1', 'DaemonSet', {
      spec: {
        selector: SELECTOR,
        template: { ...TEMPLATE, spec: { ...NOWHERE, containers: CONTAINERS } },
      },
    }),
    one('batch/v1', 'Job', {
      spec: {
        backoffLimit: 3,
        template: { ...TEMPLATE, spec: { ...TEMPLATE.spec, ...NOWHERE } },
      },
    }),
    one('batch/v1', 'CronJob', {
      spec: {
        schedule: '0 4 * * *',
        suspend: true,
        jobTemplate: { spec: { template: TEMPLATE } },
      },
    }),
    one('v1', 'LimitRange', {
      spec: {
        limits: [{ type: 'Container', max: { cpu: '8' }, min: { cpu: '1m' } }],
      },
    }),
    one('v1', 'ServiceAccount', { imagePullSecrets: [{ name: 'registry' }] }),
    one('v1', CLAIM, {
      spec: {
        storageClassName: `${namespace}-class`,
        accessModes: ['ReadWriteOnce'],
        resources: { requests: { storage: '1Gi' } },
      },
    }),
    one('policy/v1', 'PodDisruptionBudget', {
      spec: { minAvailable: 1, selector: SELECTOR },
    }),
    one('v1', 'ResourceQuota', { spec: { hard: { pods: '40' } } }),
    one('discovery.k8s.io/v1', 'EndpointSlice', {
      addressType: 'IPv4',
      endpoints: [{ addresses: ['10.1.2.3'], conditions: { ready: true } }],
      ports: [{ name: 'http', port: 80 }],
    }),
    one('networking.k8s.io/v1', 'NetworkPolicy', {
      spec: { podSelector: SELECTOR, policyTypes: ['Ingress'] },
    }),
    one('v1', 'Secret', {
      type: 'Opaque',
      data: { password: ENCODED_CANARY },
    }),
    one(
      'v1',
      'Secret',
      {
        type: 'kubernetes.io/tls',
        data: { 'tls.crt': ENCODED_CANARY, 'tls.key': ENCODED_CANARY },
      },
      'kinds-tls',
    ),
    one(
      'v1',
      'Secret',
      { type: 'helm.sh/release.v1', data: { release: 'aGVsbQ==' } },
      'sh.helm.release.v1.kinds.v1',
    ),
    one('v1', 'ConfigMap', {
      data: { settings: CANARY },
      binaryData: { binary: ENCODED_CANARY },
    }),
  ];
}

/** Those in no namespace, which go with nothing. */
export function clusterScopedManifests(namespace: string): TestManifest[] {
  const nodes = [`${namespace}-node`, `${namespace}-node-idle`];
  const volume = (name: string, claim: string): TestManifest => ({
    apiVersion: 'v1',
    kind: 'PersistentVolume',
    metadata: { name: `${namespace}-${name}` },
    spec: {
      storageClassName: `${namespace}-class`,
      capacity: { storage: '1Gi' },
      accessModes: ['ReadWriteOnce'],
      persistentVolumeReclaimPolicy: 'Retain',
      hostPath: { path: `/tmp/${namespace}-${name}` },
      claimRef: { apiVersion: 'v1', kind: CLAIM, namespace, name: claim },
    },
  });
  return [
    ...nodes.map(name => ({
      apiVersion: 'v1',
      kind: 'Node',
      metadata: { name },
      spec: { unschedulable: true },
    })),
    {
      apiVersion: 'storage.k8s.io/v1',
      kind: 'StorageClass',
      metadata: {
        name: `${namespace}-class`,
        annotations: { 'storageclass.kubernetes.io/is-default-class': 'true' },
      },
      provisioner: 'example.org/none',
      volumeBindingMode: 'WaitForFirstConsumer',
    },
    volume('kinds', 'kinds'),
    volume('other', 'of-another'),
    {
      apiVersion: 'networking.k8s.io/v1',
      kind: 'IngressClass',
      metadata: { name: `${namespace}-class` },
      spec: { controller: 'example.org/none' },
    },
  ];
}
