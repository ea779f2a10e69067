import type {
  EnvironmentSnapshot,
  Finding,
  FleetEnvironment,
  SourceStatus,
  WorkloadSummary,
} from '@flightdeck/plugin-environments-common';
import { applicationFixture, REVISION } from './deliveryFixtures';

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
