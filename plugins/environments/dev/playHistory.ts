import type {
  DeploymentRecord,
  FleetEnvironment,
} from '@flightdeck/plugin-environments-common';
import {
  deploymentFixture,
  releaseFixture,
} from '@flightdeck/plugin-environments-react/testUtils';

const HOUR_MS = 3_600_000;
const COUNT = 9;

const MESSAGES = [
  'Retry the connection to the queue',
  'Read the emission factors from the cache',
  'Raise the memory limit of api to 512Mi',
  'Release 1.4.2',
];

/** How deployments can go, one after the other. */
const COURSES: readonly Partial<DeploymentRecord>[] = [
  {},
  {
    kind: 'rollback',
    message: 'Rolled back to 1.4.1.',
    initiator: 'user:default/ada',
  },
  {
    outcome: 'degraded',
    healthyAt: undefined,
    findings: [
      {
        rule: 'pod.image-pull',
        severity: 'critical',
        message: 'Container api cannot pull its image.',
        since: hoursAgo(2),
      },
      {
        rule: 'hpa.at-maximum',
        severity: 'warning',
        message: 'The autoscaler of api is at its maximum of 5.',
        since: hoursAgo(1.9),
      },
    ],
  },
  { automated: true, initiator: undefined },
  {
    result: 'failed',
    replacedAt: undefined,
    message: 'one or more objects failed to apply: Deployment api is invalid',
    outcome: 'unknown',
    healthyAt: undefined,
    historyId: undefined,
  },
  {
    kind: 'partial-sync',
    historyId: undefined,
    replacedAt: undefined,
    initiator: 'ci-robot',
  },
  {
    result: 'unknown',
    outcome: 'unknown',
    durationSeconds: undefined,
    commits: [],
    healthyAt: undefined,
  },
];

function hoursAgo(hours: number): string {
  return new Date(Date.now() - hours * HOUR_MS).toISOString();
}

/** Some deployments of each environment, newest first. */
export function playHistory(
  environments: readonly FleetEnvironment[],
): DeploymentRecord[] {
  return environments
    .flatMap((each, offset) =>
      Array.from({ length: COUNT }, (_none, index) =>
        recordOf(each, offset, index),
      ),
    )
    .sort((a, b) => b.startedAt.localeCompare(a.startedAt));
}

function recordOf(
  { environment, sync }: FleetEnvironment,
  offset: number,
  index: number,
): DeploymentRecord {
  const hours = 2 + index * 17 + offset;
  const version = `1.4.${COUNT - index}`;
  const current = index === 0 ? sync?.revisions.at(0) : undefined;
  const revision =
    current ?? `${index}${offset}`.padEnd(8, '7c4e').padEnd(40, 'a1');
  return deploymentFixture({
    id: `${environment.name}-${index}`,
    environmentRef: environment.ref,
    application: {
      engine: 'argocd',
      instance: 'main',
      namespace: 'argocd',
      name: environment.name,
    },
    release: releaseFixture({
      key: version,
      name: version,
      images: [`registry.example.com/shop/api:${version}`],
      revisions: [`${environment.name}@${revision}`],
    }),
    historyId: 20 - index,
    startedAt: hoursAgo(hours),
    finishedAt: hoursAgo(hours - 0.01),
    durationSeconds: 36 + index * 11,
    healthyAt: hoursAgo(hours - 0.012),
    replacedAt: index === 0 ? undefined : hoursAgo(hours - 17),
    commits: [
      {
        revision,
        repository: 'https://git.example.com/shop/deploy.git',
        author: 'Grace Hopper',
        message: MESSAGES[(index + offset) % MESSAGES.length],
        committedAt: hoursAgo(hours + 1),
      },
    ],
    ...COURSES[(index + offset) % COURSES.length],
  });
}
