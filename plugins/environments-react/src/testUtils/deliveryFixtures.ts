import type {
  Application,
  Operation,
} from '@flightdeck/plugin-environments-common';

/** A commit, in full. */
export const REVISION = '8c1f0d6a4b7e93c25f10aa6b8d7c4e3f21095d7b';

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
 * A sync that succeeded, with what is given instead.
 *
 * @public
 */
export function operationFixture(given: Partial<Operation> = {}): Operation {
  return {
    id: '4f6c9a52-8d0b-4c4e-9d7a-0d8f5c2b1a3e',
    environmentRef: 'resource:default/shop-prod',
    action: 'sync',
    order: { action: 'sync', prune: false, dryRun: false },
    summary: 'Syncs shop-prod.',
    state: 'succeeded',
    requestedBy: 'user:default/ada',
    startedAt: new Date(Date.now() - 60_000).toISOString(),
    finishedAt: new Date(Date.now() - 30_000).toISOString(),
    message: 'shop-prod is in sync with Git.',
    steps: [
      {
        kind: 'sync',
        subject: 'shop-prod',
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
    links: [],
    ...given,
  };
}
