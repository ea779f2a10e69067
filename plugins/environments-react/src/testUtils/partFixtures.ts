import type {
  Alert,
  EnvironmentEvent,
  IndicatorRange,
  Inventory,
  ObjectDetail,
} from '@flightdeck/plugin-environments-common';

function ago(minutes: number): string {
  return new Date(Date.now() - minutes * 60_000).toISOString();
}

const deployment = { kind: 'Deployment', namespace: 'shop-prod', name: 'api' };

/**
 * An environment with one of everything, with what is given instead.
 *
 * @public
 */
export function inventoryFixture(given: Partial<Inventory> = {}): Inventory {
  return {
    configuration: [
      {
        kind: 'Secret',
        namespace: 'shop-prod',
        name: 'api-tls',
        type: 'kubernetes.io/tls',
        keys: ['tls.crt', 'tls.key'],
        createdAt: ago(60 * 24 * 80),
        certificateExpiresAt: ago(-60 * 24 * 10),
        usedBy: [deployment],
      },
    ],
    volumes: [
      {
        namespace: 'shop-prod',
        name: 'data-db-0',
        phase: 'Bound',
        storageClass: 'standard',
        capacity: '10Gi',
        usedRatio: 0.87,
        usedBy: [{ kind: 'StatefulSet', namespace: 'shop-prod', name: 'db' }],
      },
    ],
    quotas: [
      {
        namespace: 'shop-prod',
        name: 'team',
        resource: 'requests.cpu',
        used: '1500m',
        hard: '2',
        ratio: 0.75,
      },
    ],
    backups: [
      {
        subject: { kind: 'CronJob', namespace: 'shop-prod', name: 'db-backup' },
        schedule: '0 2 * * *',
        timeZone: 'Europe/Berlin',
        suspended: false,
        lastSuccessAt: ago(60 * 7),
        lastRunAt: ago(60 * 7),
        lastRun: 'succeeded',
        retentionDays: 14,
      },
    ],
    usage: [
      {
        subject: deployment,
        cpu: { used: 0.12, requests: 0.2, limits: 0.5 },
        memory: { used: 201_326_592, requests: 268_435_456 },
      },
    ],
    usageAsOf: ago(0.5),
    problems: [],
    ...given,
  };
}

/**
 * A running Pod, with what is given instead.
 *
 * @public
 */
export function objectDetailFixture(
  given: Partial<ObjectDetail> = {},
): ObjectDetail {
  return {
    subject: {
      kind: 'Pod',
      namespace: 'shop-prod',
      name: 'api-6d5f7c9b8-x2x7k',
    },
    apiVersion: 'v1',
    createdAt: ago(180),
    labels: { app: 'api' },
    annotations: {},
    owners: [
      { kind: 'ReplicaSet', namespace: 'shop-prod', name: 'api-6d5f7c9b8' },
    ],
    conditions: [
      {
        type: 'Ready',
        status: 'False',
        reason: 'ContainersNotReady',
        message: 'containers with unready status: [api]',
        lastTransitionTime: ago(5),
      },
    ],
    containers: [
      {
        name: 'api',
        init: false,
        image: 'registry.example.com/shop/api:1.4.2',
        state: 'Waiting: CrashLoopBackOff',
        restarts: 4,
        lastEnd: 'OOMKilled, exit code 137',
        requests: { cpu: '200m', memory: '256Mi' },
        limits: { memory: '512Mi' },
        variables: [
          { name: 'DB_PASSWORD', from: 'Secret api, key password' },
          { name: 'LOG_LEVEL', from: 'set here' },
        ],
        probes: ['liveness: GET :8080/health every 10 s, 3 failures'],
      },
    ],
    manifest: 'apiVersion: v1\nkind: Pod\n',
    events: [],
    asOf: new Date().toISOString(),
    ...given,
  };
}

/**
 * A warning about a Pod, with what is given instead.
 *
 * @public
 */
export function eventFixture(
  given: Partial<EnvironmentEvent> = {},
): EnvironmentEvent {
  return {
    namespace: 'shop-prod',
    name: 'api-6d5f7c9b8-x2x7k.17f',
    type: 'Warning',
    reason: 'BackOff',
    message: 'Back-off restarting failed container api.',
    count: 12,
    firstSeen: ago(30),
    lastSeen: ago(1),
    subject: {
      kind: 'Pod',
      namespace: 'shop-prod',
      name: 'api-6d5f7c9b8-x2x7k',
    },
    ...given,
  };
}

/**
 * An indicator over time with a gap in it, with what is given instead.
 *
 * @public
 */
export function indicatorRangeFixture(
  given: Partial<IndicatorRange> = {},
  minutes = 60,
): IndicatorRange {
  const steps = 60;
  return {
    id: 'error-ratio',
    title: 'Error ratio',
    unit: 'ratio',
    from: ago(minutes),
    to: ago(0),
    stepSeconds: (minutes * 60) / steps,
    points: Array.from({ length: steps + 1 }, (_, step) => ({
      at: ago(minutes - (minutes * step) / steps),
      value:
        step > 20 && step < 26 ? undefined : 0.02 + 0.01 * Math.sin(step / 6),
    })),
    warning: 0.01,
    critical: 0.05,
    query: 'sum(rate(errors[5m]))',
    ...given,
  };
}

/**
 * A firing alert, with what is given instead.
 *
 * @public
 */
export function alertFixture(given: Partial<Alert> = {}): Alert {
  return {
    name: 'ApiErrorsHigh',
    state: 'firing',
    severity: 'page',
    summary: 'More than 5 % of requests to api fail.',
    runbookUrl: 'https://runbooks.example.com/api-errors',
    labels: { alertname: 'ApiErrorsHigh', severity: 'page', service: 'api' },
    activeSince: ago(12),
    value: 0.07,
    query: 'error_ratio > 0.05',
    source: 'prometheus/main',
    silences: [],
    ...given,
  };
}
