import {
  bareRevisions,
  type EnvironmentRelease,
  type FleetEnvironment,
  type StageDifference,
} from '@flightdeck/plugin-environments-common';
import {
  deliveryStatusFixture,
  doraFiguresFixture,
  environmentReleaseFixture,
  holdFixture,
  releaseFixture,
  rightsWithout,
  type FakeEnvironmentsApi,
} from '@flightdeck/plugin-environments-react/testUtils';
import { playHistory } from './playHistory';

const HOUR_MS = 3_600_000;

const DIFFERENCES: StageDifference[] = [
  {
    aspect: 'image',
    subject: 'Deployment api, container api',
    before: 'registry.example.com/shop/api:1.5.0',
    after: 'registry.example.com/shop/api:1.4.2',
  },
  {
    aspect: 'configuration',
    subject: 'Deployment api, container api, variable QUEUE_URL',
    before: 'set',
  },
  {
    aspect: 'replicas',
    subject: 'Deployment api',
    before: '1',
    after: '3 to 5, by its autoscaler',
  },
  {
    aspect: 'resources',
    subject: 'Deployment api, container api, memory limit',
    before: '256Mi',
    after: '512Mi',
  },
];

/** Fills what bears on actions and what was deployed. */
export function playDelivery(
  api: FakeEnvironmentsApi,
  environments: readonly FleetEnvironment[],
): void {
  const { delivery } = api;
  delivery.deployments = playHistory(environments);
  delivery.recordedSince = new Date(
    Date.now() - 90 * 24 * HOUR_MS,
  ).toISOString();
  delivery.releases = {
    systemRef: 'system:default/shop',
    environments: environments
      .filter(({ environment }) => environment.system === 'system:default/shop')
      .map(releaseOf),
    asOf: new Date().toISOString(),
  };
  const figures = doraFiguresFixture();
  delivery.dora = {
    days: 30,
    figures,
    environments: delivery.releases.environments.map(
      ({ environmentRef, stage }) => ({
        environmentRef,
        stage,
        figures:
          stage === 'dev'
            ? { ...figures, leadTimeSeconds: undefined, leadTimeCommits: 0 }
            : figures,
      }),
    ),
  };
  delivery.onStatus = ref => statusOf(ref);
  rememberHistory(api);
}

/** The engine keeps the newest few of each application. */
function rememberHistory(api: FakeEnvironmentsApi): void {
  for (const [ref, snapshot] of api.snapshots) {
    const history = api.delivery.deployments.flatMap(
      ({ environmentRef, historyId, release, startedAt }) =>
        environmentRef === ref && historyId !== undefined
          ? [
              {
                id: historyId,
                revisions: bareRevisions(release),
                deployedAt: startedAt,
              },
            ]
          : [],
    );
    api.snapshots.set(ref, {
      ...snapshot,
      applications: snapshot.applications?.map(application => ({
        ...application,
        name: snapshot.environment.name,
        history: history.slice(0, 5),
      })),
    });
  }
}

function statusOf(ref: string) {
  const status = deliveryStatusFixture({ environmentRef: ref });
  if (ref.endsWith('/shop-prod')) {
    return {
      ...status,
      rights: rightsWithout('promote', 'rollback'),
      hold: holdFixture({ environmentRef: ref }),
    };
  }
  if (ref.endsWith('/billing-prod')) {
    return {
      ...status,
      hold: holdFixture({
        environmentRef: ref,
        state: 'broken',
        brokenSince: new Date(Date.now() - HOUR_MS / 6).toISOString(),
        brokenBy: 'ApplicationSet argocd/billing switched auto-sync on again.',
      }),
      maintenance: {
        reason: 'The database is being moved.',
        by: 'user:default/ada',
        since: new Date(Date.now() - HOUR_MS).toISOString(),
        until: new Date(Date.now() + 2 * HOUR_MS).toISOString(),
      },
    };
  }
  return status;
}

/** One and the same release in the first two stages, an older one in the last. */
function releaseOf({
  environment,
  health,
}: FleetEnvironment): EnvironmentRelease {
  const { name, ref, stage } = environment;
  const isLast = stage === 'prod';
  return environmentReleaseFixture(name, {
    stage,
    health: health.status,
    held: isLast,
    promotesFrom: {
      staging: ref.replace(/staging$/, 'dev'),
      prod: ref.replace(/prod$/, 'staging'),
    }[stage ?? ''],
    release: isLast
      ? releaseFixture()
      : releaseFixture({
          key: 'r-2',
          name: '1.5.0',
          images: ['registry.example.com/shop/api:1.5.0'],
        }),
    differences: { staging: DIFFERENCES.slice(2, 3), prod: DIFFERENCES }[
      stage ?? ''
    ],
  });
}
