import { assessConformance } from '..';
import {
  aPart,
  aSmallBlueprint,
  everyKind,
  wholeFacts,
} from '../../__testUtils__/blueprints';
import {
  aBackup,
  aBudget,
  aClaim,
  aDeployment,
  aNode,
  anAutoscaler,
  aRollout,
  aSource,
  aStatefulSet,
  ago,
  NOW,
} from '../../__testUtils__/builders';
import { type Raw, rawObject } from '../../__testUtils__/builders/raw';
import {
  kubernetesProjections,
  type KubernetesObjects,
} from '../../kubernetes';
import type { BlueprintPart } from '../Part';

type Expected = Partial<BlueprintPart>;

/** How what is expected of one part stands, beside its presence. */
function judge(
  expected: Expected,
  objects: KubernetesObjects,
  others: BlueprintPart[] = [],
) {
  const { requirements } = assessConformance(
    aSmallBlueprint({ parts: [aPart(expected), ...others] }),
    wholeFacts(objects),
    NOW,
  );
  const [requirement] = requirements.filter(
    ({ id, part }) => part === 'backend' && id !== 'backend.present',
  );
  return requirement;
}

const container = (parts: Raw) => ({ name: 'backend', image: 'a:1', ...parts });
const backend = (parts: Raw = {}, spec: Raw = {}, pod: Raw = {}) =>
  aDeployment('backend', {
    spec: {
      ...spec,
      template: {
        metadata: { labels: { app: 'backend' } },
        spec: { containers: [container(parts)], ...pod },
      },
    },
  });
const SIZES = {
  requests: { cpu: '200m', memory: '512Mi' },
  limits: { cpu: '1000m', memory: '1Gi' },
};
const SAFE = {
  allowPrivilegeEscalation: false,
  readOnlyRootFilesystem: true,
  capabilities: { drop: ['ALL'] },
};
const SAFE_POD = {
  securityContext: {
    runAsNonRoot: true,
    seccompProfile: { type: 'RuntimeDefault' },
  },
};
const deployed = (object = backend()) => ({ Deployment: [object] });
const metric = (name: string, averageUtilization: number) => ({
  type: 'Resource',
  resource: { name, target: { type: 'Utilization', averageUtilization } },
});
const METRICS = [metric('cpu', 70), metric('memory', 80)];
const scaled = (spec: Raw) => ({
  ...deployed(),
  HorizontalPodAutoscaler: [anAutoscaler('backend', { spec })],
});
const budget = (spec: Raw) => ({
  ...deployed(),
  PodDisruptionBudget: [aBudget('backend', spec, {})],
});
const database = (spec: Raw) => ({
  StatefulSet: [aStatefulSet('backend', { spec })],
});
const claimTemplate = (storage: string, storageClassName = 'fast') => ({
  volumeClaimTemplates: [
    {
      metadata: { name: 'data' },
      spec: { storageClassName, resources: { requests: { storage } } },
    },
  ],
});
const cron = (parts: { metadata?: Raw; spec?: Raw; status?: Raw }) => ({
  CronJob: [aBackup('backend', parts)],
});
const KEPT = {
  labels: {},
  annotations: { 'flightdeck.dev/backup-retention-days': '30' },
};
const policy = (rule: Raw) => ({
  ...deployed(),
  NetworkPolicy: [
    kubernetesProjections.NetworkPolicy.parse(
      rawObject('backend', {
        spec: {
          podSelector: { matchLabels: { app: 'backend' } },
          policyTypes: ['Ingress'],
          ingress: [rule],
        },
      }),
    ),
  ],
});
const withFrontend = (objects: KubernetesObjects) => ({
  ...objects,
  Deployment: [
    ...(objects.Deployment ?? []),
    aDeployment('frontend'),
    aDeployment('stranger'),
  ],
});
const FROM_FRONTEND = { podSelector: { matchLabels: { app: 'frontend' } } };
const FROM_INGRESS = {
  namespaceSelector: {
    matchLabels: { 'kubernetes.io/metadata.name': 'ingress-nginx' },
  },
};
const PORT = [{ protocol: 'TCP', port: 8000 }];
const zonedPods = (zones: (string | undefined)[]) => ({
  ...deployed(),
  Pod: zones.map((_, position) =>
    kubernetesProjections.Pod.parse(
      rawObject(`backend-${position}`, {
        metadata: { labels: { app: 'backend' } },
        spec: { nodeName: `node-${position}` },
        status: { phase: 'Running' },
      }),
    ),
  ),
  Node: zones.map((zone, position) =>
    aNode(`node-${position}`, {
      metadata: {
        labels: zone ? { 'topology.kubernetes.io/zone': zone } : {},
      },
    }),
  ),
});
const routed = (spec: Raw) => ({
  Ingress: [
    kubernetesProjections.Ingress.parse(rawObject('backend', { spec })),
  ],
});
const HOST = { host: 'shop.test', http: { paths: [] } };
const TLS = [{ hosts: ['shop.test'], secretName: 'shop-tls' }];

const replicas = { replicas: { min: 2 } };
const resources = { resources: SIZES };
const service = { service: { port: 8000 } };
const probes = {
  probes: { liveness: { path: '/health', periodSeconds: 10 }, readiness: {} },
};
const autoscaler = { autoscaler: { min: 3, max: 10, cpu: 70, memory: 80 } };
const disruptionBudget = { disruptionBudget: { maxUnavailable: 1 } };
const storage = {
  kinds: ['StatefulSet'] as BlueprintPart['kinds'],
  storage: { size: '50Gi', classes: ['fast'] },
};
const backup = {
  kinds: ['CronJob'] as BlueprintPart['kinds'],
  backup: { everyHours: 24, retentionDays: 30, maxAgeHours: 30 },
};
const rolling = { rollingUpdate: { maxUnavailable: 0 } };
const security = { security: { readOnlyRootFilesystem: true } };
const account = { serviceAccount: { own: true as const } };
const spread = { spread: { zones: 3 } };
const network = {
  networkPolicy: {
    from: [{ part: 'frontend' }, { namespace: 'ingress-nginx' }],
    ports: [8000],
  },
};
const entry = {
  kinds: ['Ingress'] as BlueprintPart['kinds'],
  entry: { classes: ['nginx'], tls: true },
};
const frontend = aPart({
  id: 'frontend',
  title: 'Frontend',
  match: { names: ['frontend'] },
});

describe('what is expected of a part', () => {
  it.each<[string, string, Expected, KubernetesObjects]>([
    [
      'as many replicas',
      'met',
      replicas,
      deployed(aDeployment('backend', { replicas: 2 })),
    ],
    [
      'one replica fewer',
      'different',
      replicas,
      deployed(aDeployment('backend', { replicas: 1 })),
    ],
    [
      'replicas that are not told',
      'unknown',
      replicas,
      deployed(aDeployment('backend', { spec: { replicas: 'x' } })),
    ],
    [
      'the same resources in other words',
      'met',
      resources,
      deployed(
        backend({
          resources: { ...SIZES, limits: { cpu: '1', memory: '1024Mi' } },
        }),
      ),
    ],
    ['no resources', 'different', resources, deployed()],
    [
      'another limit',
      'different',
      resources,
      deployed(
        backend({
          resources: { ...SIZES, limits: { cpu: '1', memory: '2Gi' } },
        }),
      ),
    ],
    [
      'no containers',
      'unknown',
      resources,
      deployed(aDeployment('backend', { spec: { template: {} } })),
    ],
    ['no probe', 'missing', probes, deployed()],
    [
      'probes that are as expected by default',
      'met',
      probes,
      deployed(
        backend({
          livenessProbe: { httpGet: { path: '/health' } },
          readinessProbe: { exec: { command: ['x'] } },
        }),
      ),
    ],
    [
      'a probe of another path',
      'different',
      probes,
      deployed(
        backend({
          livenessProbe: { httpGet: { path: '/' } },
          readinessProbe: {},
        }),
      ),
    ],
    ['no autoscaler', 'missing', autoscaler, deployed()],
    ['the autoscaler', 'met', autoscaler, scaled({ metrics: METRICS })],
    [
      'another target',
      'different',
      autoscaler,
      scaled({ metrics: [metric('cpu', 80), METRICS[1]] }),
    ],
    [
      'another limit of replicas',
      'different',
      autoscaler,
      scaled({ maxReplicas: 11, metrics: METRICS }),
    ],
    [
      'metrics that are not told',
      'unknown',
      autoscaler,
      scaled({ metrics: 'x' }),
    ],
    [
      'an autoscaler of something else',
      'missing',
      autoscaler,
      {
        ...deployed(),
        HorizontalPodAutoscaler: [
          anAutoscaler('web', { spec: { metrics: METRICS } }),
        ],
      },
    ],
    [
      'no metric of its own',
      'different',
      { autoscaler: { min: 3, max: 10, custom: true } },
      scaled({ metrics: METRICS }),
    ],
    [
      'a metric of its own',
      'met',
      { autoscaler: { min: 3, max: 10, custom: true } },
      scaled({ metrics: [{ type: 'Pods' }] }),
    ],
    ['no budget', 'missing', disruptionBudget, deployed()],
    ['the budget', 'met', disruptionBudget, budget({ maxUnavailable: 1 })],
    [
      'another budget',
      'different',
      disruptionBudget,
      budget({ minAvailable: 1 }),
    ],
    [
      'a budget of other Pods',
      'missing',
      disruptionBudget,
      budget({ maxUnavailable: 1, selector: { matchLabels: { app: 'web' } } }),
    ],
    [
      'a budget whose selector is not told',
      'missing',
      disruptionBudget,
      budget({ maxUnavailable: 1, selector: 'x' }),
    ],
    ['no volume', 'missing', storage, database({})],
    ['a volume of the size', 'met', storage, database(claimTemplate('50Gi'))],
    [
      'a volume that is smaller',
      'different',
      storage,
      database(claimTemplate('49Gi')),
    ],
    [
      'a volume of another class',
      'different',
      storage,
      database(claimTemplate('50Gi', 'slow')),
    ],
    [
      'a claim that is smaller than its template',
      'different',
      storage,
      {
        ...database(claimTemplate('50Gi')),
        PersistentVolumeClaim: [
          aClaim('data-backend-0', {
            spec: {
              storageClassName: 'fast',
              resources: { requests: { storage: '5Gi' } },
            },
          }),
        ],
      },
    ],
    [
      'a backup in the night before',
      'met',
      backup,
      cron({ metadata: KEPT, status: { lastSuccessfulTime: ago(3600 * 30) } }),
    ],
    [
      'a backup that is too old by a second',
      'different',
      backup,
      cron({
        metadata: KEPT,
        status: { lastSuccessfulTime: ago(3600 * 30 + 1) },
      }),
    ],
    ['a backup that never ran', 'different', backup, cron({ metadata: KEPT })],
    [
      'a backup on working days only',
      'different',
      backup,
      cron({
        metadata: KEPT,
        spec: { schedule: '0 2 * * 1-5' },
        status: { lastSuccessfulTime: ago(60) },
      }),
    ],
    [
      'a backup that is not kept for long',
      'different',
      backup,
      cron({
        metadata: {
          ...KEPT,
          annotations: { 'flightdeck.dev/backup-retention-days': '29' },
        },
        status: { lastSuccessfulTime: ago(60) },
      }),
    ],
    [
      'a backup that is suspended',
      'different',
      backup,
      cron({
        metadata: KEPT,
        spec: { suspend: true },
        status: { lastSuccessfulTime: ago(60) },
      }),
    ],
    [
      'a rollout that loses nothing',
      'met',
      rolling,
      deployed(
        backend(
          {},
          {
            strategy: {
              type: 'RollingUpdate',
              rollingUpdate: { maxUnavailable: 0 },
            },
          },
        ),
      ),
    ],
    [
      'a share that rounds down to nothing',
      'met',
      rolling,
      deployed(backend({}, { strategy: { type: 'RollingUpdate' } })),
    ],
    [
      'a share that is one replica',
      'different',
      rolling,
      deployed(
        backend({}, { replicas: 4, strategy: { type: 'RollingUpdate' } }),
      ),
    ],
    [
      'all at once',
      'different',
      rolling,
      deployed(backend({}, { strategy: { type: 'Recreate' } })),
    ],
    ['a strategy that is not told', 'unknown', rolling, deployed()],
    [
      'safe containers',
      'met',
      security,
      deployed(backend({ securityContext: SAFE }, {}, SAFE_POD)),
    ],
    ['nothing said of security', 'different', security, deployed()],
    [
      'one capability too many',
      'different',
      security,
      deployed(
        backend(
          {
            securityContext: {
              ...SAFE,
              capabilities: { drop: ['ALL'], add: ['SYS_ADMIN'] },
            },
          },
          {},
          SAFE_POD,
        ),
      ),
    ],
    [
      'the network of the node',
      'different',
      security,
      deployed(
        backend(
          { securityContext: SAFE },
          {},
          { ...SAFE_POD, hostNetwork: true },
        ),
      ),
    ],
    [
      'an init container that is not safe',
      'different',
      security,
      deployed(
        backend(
          { securityContext: SAFE },
          {},
          { ...SAFE_POD, initContainers: [{ name: 'init' }] },
        ),
      ),
    ],
    ['the default account', 'different', account, deployed()],
    [
      'an account of its own',
      'met',
      account,
      deployed(backend({}, {}, { serviceAccountName: 'backend' })),
    ],
    ['three zones', 'met', spread, zonedPods(['a', 'b', 'c'])],
    ['two zones', 'different', spread, zonedPods(['a', 'b', 'b'])],
    [
      'a node whose zone is not known',
      'unknown',
      spread,
      zonedPods(['a', 'b', undefined]),
    ],
    ['no Pod that runs', 'unknown', spread, zonedPods([])],
    ['no policy', 'missing', network, withFrontend(deployed())],
    [
      'the policy',
      'met',
      network,
      withFrontend(
        policy({ from: [FROM_FRONTEND, FROM_INGRESS], ports: PORT }),
      ),
    ],
    [
      'a policy that lets in everybody',
      'different',
      network,
      withFrontend(policy({ ports: PORT })),
    ],
    [
      'a policy that forgets the frontend',
      'different',
      network,
      withFrontend(policy({ from: [FROM_INGRESS], ports: PORT })),
    ],
    [
      'a policy that lets in a stranger',
      'different',
      network,
      withFrontend(
        policy({
          from: [
            FROM_FRONTEND,
            FROM_INGRESS,
            { podSelector: { matchLabels: { app: 'stranger' } } },
          ],
          ports: PORT,
        }),
      ),
    ],
    [
      'a policy that lets in another namespace',
      'different',
      network,
      withFrontend(
        policy({
          from: [
            FROM_FRONTEND,
            FROM_INGRESS,
            {
              namespaceSelector: {
                matchLabels: { 'kubernetes.io/metadata.name': 'other' },
              },
            },
          ],
          ports: PORT,
        }),
      ),
    ],
    [
      'a policy that opens every port',
      'different',
      network,
      withFrontend(policy({ from: [FROM_FRONTEND, FROM_INGRESS] })),
    ],
    [
      'a policy whose rules are not told',
      'different',
      network,
      withFrontend(policy({ from: 'x' })),
    ],
    [
      'an Ingress with TLS',
      'met',
      entry,
      routed({ ingressClassName: 'nginx', rules: [HOST], tls: TLS }),
    ],
    [
      'an Ingress of another class',
      'different',
      entry,
      routed({ ingressClassName: 'alb', rules: [HOST], tls: TLS }),
    ],
    [
      'a host without TLS',
      'different',
      entry,
      routed({
        ingressClassName: 'nginx',
        rules: [HOST, { host: 'other.test' }],
        tls: TLS,
      }),
    ],
    [
      'TLS without a certificate',
      'different',
      entry,
      routed({
        ingressClassName: 'nginx',
        rules: [HOST],
        tls: [{ hosts: ['shop.test'] }],
      }),
    ],
  ])('%s: %s', (_, state, expected, objects) => {
    expect(judge(expected, objects, [frontend])).toMatchObject({ state });
  });

  const service8000 = kubernetesProjections.Service.parse(
    rawObject('backend', {
      spec: { selector: { app: 'backend' }, ports: [{ port: 8000 }] },
    }),
  );
  it.each<[string, string, KubernetesObjects]>([
    ['no Service', 'missing', deployed()],
    ['the Service', 'met', { ...deployed(), Service: [service8000] }],
    [
      'a Service on another port',
      'different',
      {
        ...deployed(),
        Service: [{ ...service8000, spec: { ...service8000.spec, ports: [] } }],
      },
    ],
  ])('%s: %s', (_, state, objects) => {
    expect(judge(service, objects)).toMatchObject({ state });
  });

  it.each<[keyof KubernetesObjects, Expected]>([
    ['Service', service],
    ['HorizontalPodAutoscaler', autoscaler],
    ['PodDisruptionBudget', disruptionBudget],
    ['NetworkPolicy', network],
    ['Node', spread],
    ['Pod', spread],
  ])('is unknown where %s cannot be read', (kind, expected) => {
    const objects = { ...everyKind(deployed()), [kind]: undefined };
    expect(judge(expected, objects)).toMatchObject({ state: 'unknown' });
  });

  it('is unknown where a namespace is a gap', () => {
    const gaps = [
      {
        what: 'PodDisruptionBudget in shop',
        state: 'forbidden' as const,
        message: 'may not be listed',
      },
    ];
    const { requirements } = assessConformance(
      aSmallBlueprint({ parts: [aPart(disruptionBudget)] }),
      wholeFacts(deployed(), { sources: [aSource({ gaps })] }),
      NOW,
    );
    expect(requirements[0]).toMatchObject({
      id: 'backend.disruption-budget',
      state: 'unknown',
      message: 'PodDisruptionBudget cannot be read: may not be listed',
    });
  });

  it('tells what it saw, what is expected, and the change', () => {
    expect(
      judge(replicas, deployed(aDeployment('backend', { replicas: 1 }))),
    ).toEqual({
      id: 'backend.replicas',
      part: 'backend',
      severity: 'warning',
      sentence: 'Backend runs with at least 2 replicas.',
      state: 'different',
      message: 'Deployment backend asks for 1 replica, and 2 are expected.',
      evidence: [
        {
          subject: {
            kind: 'Deployment',
            namespace: 'shop',
            name: 'backend',
            uid: 'uid-backend',
          },
          path: 'spec.replicas',
          value: '1',
          expected: 'at least 2',
        },
      ],
      remedy:
        'Set spec.replicas of Deployment backend to 2 in Git; where an autoscaler owns the number, its minReplicas.',
      snippet: 'spec:\n  replicas: 2\n',
    });
  });

  it('gives a manifest for what is missing', () => {
    expect(judge(disruptionBudget, deployed())?.snippet).toBe(
      [
        'apiVersion: policy/v1',
        'kind: PodDisruptionBudget',
        'metadata:',
        '  name: backend',
        '  namespace: shop',
        'spec:',
        '  maxUnavailable: 1',
        '  selector:',
        '    matchLabels:',
        '      app: backend',
        '',
      ].join('\n'),
    );
  });

  it('is told of a Rollout as of a Deployment', () => {
    const rollout = aRollout('backend', { spec: { replicas: 2 } });
    expect(
      judge({ ...replicas, kinds: ['Rollout'] }, { Rollout: [rollout] }),
    ).toMatchObject({ state: 'met' });
  });
});
