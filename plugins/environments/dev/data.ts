import type {
  FleetEnvironment,
  Health,
  HealthSummary,
} from '@flightdeck/plugin-environments-common';
import {
  alertFixture,
  applicationFixture,
  conformanceSummaryFixture,
  findingFixture,
  fleetEnvironmentFixture,
  snapshotFixture,
  sourceFixture,
  workloadFixture,
} from '@flightdeck/plugin-environments-react/testUtils';
import { indicators } from './indicators';

/** The names of the systems. */
export const SYSTEMS = [
  'billing',
  'co2-calculator',
  'data-lake',
  'shop',
  'webshop-search',
];
const STAGES = ['dev', 'staging', 'prod'];

const SENTENCES: Record<Health, string> = {
  critical: 'Container api of Pod api-6d5f7c9b8-x2x7k cannot pull its image.',
  warning: 'The error ratio is 1.2 %, above 1 %.',
  unknown: 'Cluster west cannot be reached; nothing is known since 09:12 UTC.',
  progressing: 'Deployment api is rolling out: 1 of 3 updated.',
  suspended: 'Every workload is scaled to zero.',
  healthy: 'Everything that was looked at is fine.',
};

const ORDER: Health[] = [
  'healthy',
  'warning',
  'critical',
  'healthy',
  'unknown',
  'progressing',
  'healthy',
  'suspended',
];

/** What keeps automation off where. */
const HOLDS: Record<string, FleetEnvironment['hold']> = {
  'shop-prod': 'active',
  'billing-prod': 'broken',
};

function summary(status: Health): HealthSummary {
  return {
    status,
    sentence: SENTENCES[status],
    critical: status === 'critical' ? 1 : 0,
    warning: status === 'warning' ? 1 : 0,
    unknown: status === 'unknown' ? 4 : 0,
  };
}

/** Some lack something, of one nobody knows, and one has no blueprint. */
function standing(status: Health): FleetEnvironment['conformance'] {
  switch (status) {
    case 'suspended':
      return undefined;
    case 'critical':
      return conformanceSummaryFixture();
    case 'unknown':
      return {
        met: 0,
        different: 0,
        missing: 0,
        unknown: 6,
        sentence: '0 of 6 requirements met; 6 unknown.',
      };
    default:
      return {
        met: 6,
        different: 0,
        missing: 0,
        unknown: 0,
        sentence: 'All 6 requirements are met.',
      };
  }
}

const environments = SYSTEMS.flatMap((system, row) =>
  STAGES.map((stage, column) => {
    const status = ORDER[(row * STAGES.length + column) % ORDER.length];
    const unknown = status === 'unknown';
    return fleetEnvironmentFixture(`${system}-${stage}`, {
      environment: {
        system: `system:default/${system}`,
        owner: `group:default/team-${row % 2 === 0 ? 'blue' : 'green'}`,
        stage,
        problems:
          status === 'warning' ? ["Stage 'qa' is not one of dev, prod."] : [],
      },
      health: summary(status),
      conformance: standing(status),
      hold: HOLDS[`${system}-${stage}`],
      ready: unknown ? undefined : 3,
      desired: unknown ? undefined : 3,
      sync: {
        status: status === 'critical' ? 'OutOfSync' : 'Synced',
        revisions: ['8c1f0d6a4b7e93c25f10aa6b8d7c4e3f21095d7b'],
        operationInProgress: status === 'progressing',
        deployedAt: new Date(Date.now() - 7_200_000).toISOString(),
      },
      troubledSources: unknown
        ? [
            {
              id: 'kubernetes/west',
              state: 'unreachable',
              message: 'The API server does not answer.',
            },
          ]
        : [],
    });
  }),
);

/** A fleet with every state in it. */
export const fleet = { stages: STAGES, environments };

const [deployment] = applicationFixture().resources;
const [pod] = workloadFixture().pods;

/** What the page of each environment shows; the critical ones have all there is to show. */
export const snapshots = environments.map(({ environment, health }) => {
  const plain = snapshotFixture({
    environment: {
      ...environment,
      promotesFrom:
        environment.stage === 'prod'
          ? environment.ref.replace(/prod$/, 'staging')
          : undefined,
      applications: [{ name: environment.name }],
    },
    health,
  });
  if (health.status !== 'critical') {
    return plain;
  }
  return {
    ...plain,
    findings: [
      findingFixture({
        followed: {
          what: 'revision v1.5.0 of application shop-prod',
          at: new Date(Date.now() - 8 * 60_000).toISOString(),
          afterSeconds: 180,
        },
      }),
      findingFixture({
        ruleId: 'hpa.at-maximum',
        severity: 'warning' as const,
        reason: 'AtMaximum',
        message: 'The autoscaler of api has been at its maximum of 5.',
        subject: { kind: 'HorizontalPodAutoscaler', name: 'api' },
        pendingUntil: new Date(Date.now() + 300_000).toISOString(),
      }),
    ],
    workloads: [
      workloadFixture({
        health: 'critical' as const,
        sentence: '2 of 3 ready',
        ready: 2,
        desired: 3,
        autoscaler: { name: 'api', min: 2, max: 5, current: 3, desired: 3 },
        pods: [
          {
            ...pod,
            health: 'critical' as const,
            status: 'ImagePullBackOff',
            readyContainers: 0,
          },
          { ...pod, name: 'api-6d5f7c9b8-aaaaa' },
        ],
      }),
      workloadFixture({ name: 'db', kind: 'StatefulSet' }),
    ],
    applications: [
      applicationFixture({
        name: environment.name,
        sync: {
          status: 'OutOfSync' as const,
          revisions: ['1b7e93c25f10aa6b8d7c4e3f21095d7b8c1f0d6a'],
        },
        resources: [
          { ...deployment, sync: 'OutOfSync' as const },
          {
            ...deployment,
            kind: 'Service',
            name: 'web',
            sync: 'OutOfSync' as const,
            health: 'Missing',
          },
          {
            ...deployment,
            kind: 'ConfigMap',
            name: 'old',
            requiresPruning: true,
          },
        ],
        conditions: [
          { type: 'OrphanedResourceWarning', message: 'There are 2 orphans.' },
        ],
      }),
    ],
    indicators,
    conformance: conformanceSummaryFixture(),
    maintenance: {
      reason: 'The database is being moved.',
      until: new Date(Date.now() + 7_200_000).toISOString(),
    },
    alerts: [alertFixture()],
    coverage: [
      {
        feed: 'Ingress',
        ruleIds: ['ingress.no-backend'],
        message: 'Ingresses in shop-prod may not be read.',
      },
    ],
    sources: [
      sourceFixture(),
      sourceFixture({
        id: 'argocd/main',
        kind: 'argocd',
        name: 'main',
        state: 'stale' as const,
        message: 'The event stream broke and is being opened again.',
        asOf: new Date(Date.now() - 90_000).toISOString(),
      }),
    ],
  };
});
