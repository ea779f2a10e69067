import type {
  Application,
  EnvironmentSnapshot,
  Finding,
  FleetEnvironment,
  Operation,
  SourceStatus,
  WorkloadSummary,
} from '@flightdeck/plugin-environments-common';

const REVISION = '8c1f0d6a4b7e93c25f10aa6b8d7c4e3f21095d7b';

/**
 * A source that is fine, with what is given instead.
 *
 * @public
 */
export function sourceFixture(given: Partial<SourceStatus> = {}): SourceStatus {
  return {
    id: 'kubernetes/sandbox',
    kind: 'kubernetes',
    name: 'sandbox',
    state: 'ok',
    message: 'Watching 12 kinds in 1 namespace.',
    asOf: new Date().toISOString(),
    gaps: [],
    ...given,
  };
}

/**
 * A healthy workload with one Pod, with what is given instead.
 *
 * @public
 */
export function workloadFixture(
  given: Partial<WorkloadSummary> = {},
): WorkloadSummary {
  const name = given.name ?? 'api';
  const namespace = given.namespace ?? 'shop-prod';
  return {
    kind: 'Deployment',
    namespace,
    name,
    health: 'healthy',
    sentence: '1 of 1 ready',
    desired: 1,
    ready: 1,
    updated: 1,
    images: ['registry.example.com/shop/api:1.4.2'],
    pods: [
      {
        namespace,
        name: `${name}-6d5f7c9b8-x2x7k`,
        health: 'healthy',
        status: 'Running',
        readyContainers: 1,
        containers: 1,
        restarts: 0,
        node: 'node-1',
        startedAt: new Date(Date.now() - 3 * 3_600_000).toISOString(),
      },
    ],
    ...given,
  };
}

/**
 * A critical finding, with what is given instead.
 *
 * @public
 */
export function findingFixture(given: Partial<Finding> = {}): Finding {
  return {
    ruleId: 'pod.image-pull',
    severity: 'critical',
    reason: 'ImagePullBackOff',
    message: 'Container api of Pod api-6d5f7c9b8-x2x7k cannot pull its image.',
    remediation: ['Check that the tag exists in the registry.'],
    subject: {
      kind: 'Pod',
      namespace: 'shop-prod',
      name: 'api-6d5f7c9b8-x2x7k',
    },
    others: [],
    rootCauseOf: [{ kind: 'Deployment', namespace: 'shop-prod', name: 'api' }],
    evidence: [
      {
        path: 'status.containerStatuses[0].state.waiting.reason',
        value: 'ImagePullBackOff',
      },
    ],
    since: new Date(Date.now() - 5 * 60_000).toISOString(),
    source: 'kubernetes/sandbox',
    ...given,
  };
}

/**
 * An application that is in sync, with what is given instead.
 *
 * @public
 */
export function applicationFixture(
  given: Partial<Application> = {},
): Application {
  return {
    engine: 'argocd',
    instance: 'main',
    namespace: 'argocd',
    name: 'shop-prod',
    project: 'shop',
    url: 'https://argocd.example.com/applications/argocd/shop-prod',
    automation: { enabled: false, prune: false, selfHeal: false },
    sources: [
      {
        repoUrl: 'https://git.example.com/shop/deploy.git',
        path: 'overlays/prod',
        targetRevision: 'main',
      },
    ],
    sync: { status: 'Synced', revisions: [REVISION] },
    health: { status: 'Healthy' },
    images: ['registry.example.com/shop/api:1.4.2'],
    resources: [
      {
        group: 'apps',
        kind: 'Deployment',
        namespace: 'shop-prod',
        name: 'api',
        sync: 'Synced',
        health: 'Healthy',
        hook: false,
        requiresPruning: false,
      },
    ],
    operationInProgress: false,
    history: [],
    conditions: [],
    reconciledAt: new Date().toISOString(),
    ...given,
  };
}

/**
 * The snapshot of a healthy environment, with what is given instead.
 *
 * @public
 */
export function snapshotFixture(
  given: Partial<EnvironmentSnapshot> = {},
): EnvironmentSnapshot {
  return {
    environment: {
      ref: 'resource:default/shop-prod',
      name: 'shop-prod',
      system: 'system:default/shop',
      owner: 'group:default/team-shop',
      stage: 'prod',
      cluster: 'sandbox',
      namespaces: ['shop-prod'],
      applications: [{ name: 'shop-prod' }],
      problems: [],
    },
    version: 'v1',
    evaluatedAt: new Date().toISOString(),
    health: {
      status: 'healthy',
      sentence: 'Everything that was looked at is fine.',
      critical: 0,
      warning: 0,
      unknown: 0,
    },
    findings: [],
    coverage: [],
    workloads: [workloadFixture()],
    applications: [applicationFixture()],
    indicators: [],
    sources: [sourceFixture()],
    ...given,
  };
}

/**
 * A healthy environment of the fleet, with what is given instead.
 *
 * @public
 */
export function fleetEnvironmentFixture(
  name: string,
  given: Partial<Omit<FleetEnvironment, 'environment'>> & {
    environment?: Partial<FleetEnvironment['environment']>;
  } = {},
): FleetEnvironment {
  const { environment, ...rest } = given;
  return {
    environment: {
      ref: `resource:default/${name}`,
      name,
      system: 'system:default/shop',
      owner: 'group:default/team-shop',
      stage: 'prod',
      cluster: 'sandbox',
      namespaces: [name],
      problems: [],
      ...environment,
    },
    health: {
      status: 'healthy',
      sentence: 'Everything that was looked at is fine.',
      critical: 0,
      warning: 0,
      unknown: 0,
    },
    sync: {
      status: 'Synced',
      revisions: [REVISION],
      operationInProgress: false,
    },
    images: ['registry.example.com/shop/api:1.4.2'],
    ready: 3,
    desired: 3,
    troubledSources: [],
    ...rest,
  };
}

/**
 * A sync that succeeded, with what is given instead.
 *
 * @public
 */
export function operationFixture(given: Partial<Operation> = {}): Operation {
  return {
    id: '4f6c9a52-8d0b-4c4e-9d7a-0d8f5c2b1a3e',
    environmentRef: 'resource:default/shop-prod',
    action: 'sync',
    state: 'succeeded',
    requestedBy: 'user:default/ada',
    startedAt: new Date(Date.now() - 60_000).toISOString(),
    finishedAt: new Date(Date.now() - 30_000).toISOString(),
    message: 'shop-prod is in sync with Git.',
    steps: [
      {
        application: 'shop-prod',
        state: 'succeeded',
        message: 'Synced 1 resource.',
        revisions: [REVISION],
        resources: [
          {
            group: 'apps',
            kind: 'Deployment',
            namespace: 'shop-prod',
            name: 'api',
            status: 'Synced',
            message: 'deployment.apps/api configured',
          },
        ],
      },
    ],
    ...given,
  };
}
