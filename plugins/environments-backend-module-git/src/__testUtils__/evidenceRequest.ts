import {
  type Application,
  applicationSchema,
  type Release,
} from '@flightdeck/plugin-environments-common';
import type {
  CollectedEnvironment,
  EvidenceRequest,
} from '@flightdeck/plugin-environments-node';

/** An application of Argo CD; what matters to a test is given. */
export function anApplication(
  name: string,
  parts: Partial<Application> = {},
): Application {
  return applicationSchema.parse({
    engine: 'argocd',
    instance: 'main',
    namespace: 'argocd',
    name,
    project: 'default',
    automation: { enabled: true, prune: true, selfHeal: true },
    sources: [],
    sync: { status: 'Synced', revisions: [] },
    health: { status: 'Healthy' },
    images: [],
    resources: [],
    operationInProgress: false,
    history: [],
    conditions: [],
    ...parts,
  });
}

function environment(
  name: string,
  applications: Application[] | undefined,
): CollectedEnvironment {
  const definition = {
    ref: `resource:default/${name}`,
    name,
    namespaces: [name],
    applications: [],
    problems: [],
  };
  return {
    definition,
    facts: { environment: definition, sources: [], objects: {}, applications },
    release: undefined,
    deployments: [],
  };
}

export const NOW = new Date('2026-03-04T05:06:07Z');

/** What a collector is asked about a release that runs in staging and is to go to production. */
export function evidenceRequest({
  applications,
  options = {},
  ...release
}: Partial<Release> & {
  applications?: Application[];
  options?: Record<string, unknown>;
}): EvidenceRequest {
  return {
    itemId: 'tests',
    release: {
      key: 'key-of-the-release',
      name: '1.0.0',
      images: [],
      revisions: [],
      ...release,
    },
    before: environment('shop-staging', applications),
    target: environment('shop-prod', undefined),
    options,
    now: NOW,
  };
}
