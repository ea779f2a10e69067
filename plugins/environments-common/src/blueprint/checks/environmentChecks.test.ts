import {
  assessConformance,
  type BlueprintCheck,
  type ConformanceFacts,
} from '..';
import { aSmallBlueprint, wholeFacts } from '../../__testUtils__/blueprints';
import {
  anApplication,
  aNode,
  aQuota,
  aReading,
  aStorageClass,
  aTlsSecret,
  NOW,
} from '../../__testUtils__/builders';
import { rawObject } from '../../__testUtils__/builders/raw';
import {
  kubernetesProjections,
  type KubernetesObjects,
} from '../../kubernetes';
import type { AlertingRule } from '../../observations';

type Parts = Partial<Omit<ConformanceFacts, 'objects'>>;

function judge(
  check: BlueprintCheck,
  objects: KubernetesObjects,
  parts: Parts = {},
) {
  const { requirements } = assessConformance(
    aSmallBlueprint({
      parts: [],
      requirements: [
        {
          id: 'it',
          severity: 'info',
          sentence: 'So it is.',
          remedy: 'Do it.',
          check,
        },
      ],
    }),
    { ...wholeFacts(objects), ...parts },
    NOW,
  );
  return requirements[0];
}

const rule = (name: string, health: AlertingRule['health'] = 'ok') => ({
  group: 'shop',
  name,
  query: 'up == 0',
  state: 'inactive' as const,
  health,
  source: 'prometheus/main',
});
const secret = (name: string, ...keys: string[]) =>
  kubernetesProjections.Secret.parse({
    ...rawObject(name, {}),
    data: Object.fromEntries(keys.map(key => [key, 'eA=='])),
  });
const limitRange = (type: string) =>
  kubernetesProjections.LimitRange.parse(
    rawObject('limits', { spec: { limits: [{ type }] } }),
  );
const ingress = kubernetesProjections.Ingress.parse(
  rawObject('shop', { spec: { tls: [{ secretName: 'shop-tls' }] } }),
);
const inDays = (days: number) =>
  new Date(NOW.getTime() + days * 86_400_000).toISOString();
const certified = (days: number) => ({
  Ingress: [ingress],
  Secret: [aTlsSecret('shop-tls', inDays(days))],
});
const node = (zone: string, workload = 'application') =>
  aNode(`node-${zone}`, {
    metadata: { labels: { 'topology.kubernetes.io/zone': zone, workload } },
  });
const enforcing = (level?: string): Parts => ({
  namespaceLabels: {
    shop: level ? { 'pod-security.kubernetes.io/enforce': level } : {},
  },
});
const automated = (prune: boolean, selfHeal: boolean): Parts => ({
  applications: [
    anApplication({ automation: { enabled: true, prune, selfHeal } }),
  ],
});

const configuration: BlueprintCheck = {
  type: 'configuration',
  kind: 'Secret',
  names: ['*-secrets'],
  keys: ['password'],
};
const quota: BlueprintCheck = { type: 'quota', resources: ['limits.memory'] };
const limits: BlueprintCheck = { type: 'limit-range' };
const restricted: BlueprintCheck = {
  type: 'pod-security',
  level: 'restricted',
};
const delivery: BlueprintCheck = {
  type: 'delivery',
  engine: 'argocd',
  pruneUnattended: false,
};
const alerts: BlueprintCheck = { type: 'alert-rules', names: ['ServiceDown'] };
const indicators: BlueprintCheck = { type: 'indicators', ids: ['error-ratio'] };
const storageClass: BlueprintCheck = {
  type: 'storage-class',
  names: ['gp3'],
  bindingMode: 'WaitForFirstConsumer',
};
const nodes: BlueprintCheck = {
  type: 'nodes',
  zones: 2,
  labels: { workload: 'application' },
};
const certificate: BlueprintCheck = { type: 'certificate' };

describe('what is expected of an environment', () => {
  it.each<[string, string, BlueprintCheck, KubernetesObjects, Parts?]>([
    ['no Secret', 'missing', configuration, {}],
    [
      'the Secret',
      'met',
      configuration,
      { Secret: [secret('api-secrets', 'password')] },
    ],
    [
      'a key too few',
      'different',
      configuration,
      { Secret: [secret('api-secrets')] },
    ],
    ['Secrets unread', 'unknown', configuration, { Secret: undefined }],
    ['no quota', 'missing', quota, {}],
    [
      'the quota',
      'met',
      quota,
      { ResourceQuota: [aQuota('q', { 'limits.memory': '8Gi' }, {})] },
    ],
    [
      'another quota',
      'different',
      quota,
      { ResourceQuota: [aQuota('q', { pods: '8' }, {})] },
    ],
    ['quotas unread', 'unknown', quota, { ResourceQuota: undefined }],
    ['no limits', 'missing', limits, {}],
    [
      'limits of containers',
      'met',
      limits,
      { LimitRange: [limitRange('Container')] },
    ],
    [
      'limits of Pods',
      'different',
      limits,
      { LimitRange: [limitRange('Pod')] },
    ],
    ['limits unread', 'unknown', limits, { LimitRange: undefined }],
    ['labels of namespaces unread', 'unknown', restricted, {}],
    ['no level', 'missing', restricted, {}, enforcing()],
    ['a looser level', 'different', restricted, {}, enforcing('baseline')],
    ['the level', 'met', restricted, {}, enforcing('restricted')],
    ['no application', 'missing', delivery, {}],
    ['careful automation', 'met', delivery, {}, automated(true, false)],
    ['reckless automation', 'different', delivery, {}, automated(true, true)],
    [
      'applications unread',
      'unknown',
      delivery,
      {},
      { applications: undefined },
    ],
    ['rules unread', 'unknown', alerts, {}],
    ['no rule', 'missing', alerts, {}, { alertingRules: [rule('Other')] }],
    ['the rule', 'met', alerts, {}, { alertingRules: [rule('ServiceDown')] }],
    [
      'a broken rule',
      'different',
      alerts,
      {},
      { alertingRules: [rule('ServiceDown', 'err')] },
    ],
    [
      'a rule not yet evaluated',
      'unknown',
      alerts,
      {},
      { alertingRules: [rule('ServiceDown', 'unknown')] },
    ],
    ['no indicator', 'missing', indicators, {}],
    [
      'the indicator',
      'met',
      indicators,
      {},
      { indicators: [aReading({ id: 'error-ratio' })] },
    ],
    [
      'the indicator without requests',
      'met',
      indicators,
      {},
      { indicators: [aReading({ value: undefined, noTraffic: true })] },
    ],
    [
      'an indicator without a sample',
      'unknown',
      indicators,
      {},
      { indicators: [aReading({ value: undefined })] },
    ],
    ['indicators unread', 'unknown', indicators, {}, { indicators: undefined }],
    ['no class', 'missing', storageClass, {}],
    [
      'the class',
      'met',
      storageClass,
      {
        StorageClass: [
          aStorageClass('gp3', { volumeBindingMode: 'WaitForFirstConsumer' }),
        ],
      },
    ],
    [
      'a class that binds at once',
      'different',
      storageClass,
      {
        StorageClass: [
          aStorageClass('gp3', { volumeBindingMode: 'Immediate' }),
        ],
      },
    ],
    ['classes unread', 'unknown', storageClass, { StorageClass: undefined }],
    ['nodes in two zones', 'met', nodes, { Node: [node('a'), node('b')] }],
    ['nodes in one zone', 'different', nodes, { Node: [node('a')] }],
    [
      'a node of another workload',
      'different',
      nodes,
      { Node: [node('a'), node('b', 'batch')] },
    ],
    ['nodes unread', 'unknown', nodes, { Node: undefined }],
    ['no Ingress with TLS', 'missing', certificate, {}],
    ['a certificate of 8 days', 'met', certificate, certified(8)],
    ['a certificate of 7 days', 'different', certificate, certified(7)],
    [
      'a certificate that is not there',
      'missing',
      certificate,
      { Ingress: [ingress] },
    ],
    [
      'a certificate that is not decoded',
      'unknown',
      certificate,
      { Ingress: [ingress], Secret: [aTlsSecret('shop-tls')] },
    ],
    [
      'certificates unread',
      'unknown',
      certificate,
      { Ingress: [ingress], Secret: undefined },
    ],
  ])('%s: %s', (_, state, check, objects, parts = {}) => {
    const told = judge(check, objects, parts);
    expect(told).toMatchObject({ state });
    const isOpen = state === 'missing' || state === 'different';
    expect(told.remedy).toBe(isOpen ? 'Do it.' : undefined);
  });
});
