import type {
  DeploymentRecord,
  DoraFigures,
  DoraReport,
  EnvironmentRelease,
  Release,
  ReleaseBoard,
} from '@flightdeck/plugin-environments-common';
import { REVISION } from './deliveryFixtures';

const DAY_MS = 86_400_000;
const ago = (ms: number) => new Date(Date.now() - ms).toISOString();

/**
 * A release of one image and one revision, with what is given instead.
 *
 * @public
 */
export function releaseFixture(given: Partial<Release> = {}): Release {
  return {
    key: 'r-1',
    name: '1.4.2',
    images: ['registry.example.com/shop/api:1.4.2'],
    revisions: [`shop-prod@${REVISION}`],
    ...given,
  };
}

/**
 * A sync by a person that went well an hour ago, with what is given instead.
 *
 * @public
 */
export function deploymentFixture(
  given: Partial<DeploymentRecord> = {},
): DeploymentRecord {
  return {
    id: 'deployment-1',
    environmentRef: 'resource:default/shop-prod',
    application: {
      engine: 'argocd',
      instance: 'main',
      namespace: 'argocd',
      name: 'shop-prod',
    },
    kind: 'sync',
    result: 'succeeded',
    message: 'Successfully synced.',
    release: releaseFixture(),
    automated: false,
    initiator: 'user:default/ada',
    operationId: '4f6c9a52-8d0b-4c4e-9d7a-0d8f5c2b1a3e',
    historyId: 12,
    startedAt: ago(3_600_000),
    finishedAt: ago(3_570_000),
    durationSeconds: 30,
    commits: [
      {
        revision: REVISION,
        repository: 'https://git.example.com/shop/deploy.git',
        author: 'Grace Hopper',
        message: 'Release 1.4.2',
        committedAt: ago(7_200_000),
      },
    ],
    outcome: 'healthy',
    healthyAt: ago(3_560_000),
    findings: [],
    ...given,
  };
}

/**
 * The figures of a team that deploys often, with what is given instead.
 *
 * @public
 */
export function doraFiguresFixture(
  given: Partial<DoraFigures> = {},
): DoraFigures {
  return {
    from: ago(30 * DAY_MS),
    to: ago(0),
    deployments: 42,
    deploymentsPerDay: 1.4,
    leadTimeSeconds: 5_400,
    leadTimeCommits: 61,
    changeFailureRatio: 0.0714,
    failures: 3,
    timeToRestoreSeconds: 780,
    restores: 3,
    ...given,
  };
}

/**
 * The figures of thirty days, with what is given instead.
 *
 * @public
 */
export function doraReportFixture(given: Partial<DoraReport> = {}): DoraReport {
  return { days: 30, figures: doraFiguresFixture(), ...given };
}

/**
 * A healthy environment of the board of releases, with what is given instead.
 *
 * @public
 */
export function environmentReleaseFixture(
  name: string,
  given: Partial<EnvironmentRelease> = {},
): EnvironmentRelease {
  return {
    environmentRef: `resource:default/${name}`,
    name,
    stage: 'prod',
    health: 'healthy',
    release: releaseFixture(),
    deployedAt: ago(3_600_000),
    deployedBy: 'user:default/ada',
    held: false,
    ...given,
  };
}

/**
 * A system of two stages, the first a release ahead, with what is given instead.
 *
 * @public
 */
export function releaseBoardFixture(
  given: Partial<ReleaseBoard> = {},
): ReleaseBoard {
  return {
    systemRef: 'system:default/shop',
    environments: [
      environmentReleaseFixture('shop-staging', {
        stage: 'staging',
        release: releaseFixture({
          key: 'r-2',
          name: '1.5.0',
          images: ['registry.example.com/shop/api:1.5.0'],
        }),
      }),
      environmentReleaseFixture('shop-prod', {
        promotesFrom: 'resource:default/shop-staging',
        differences: [
          {
            aspect: 'image',
            subject: 'Deployment api, container api',
            before: 'registry.example.com/shop/api:1.5.0',
            after: 'registry.example.com/shop/api:1.4.2',
          },
        ],
      }),
    ],
    asOf: ago(0),
    ...given,
  };
}
