import {
  type Application,
  applicationSchema,
  type DeploymentRecord,
  type Release,
  type SourceStatus,
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
  {
    sources = [],
    ...known
  }: Partial<CollectedEnvironment> & { sources?: SourceStatus[] } = {},
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
    facts: { environment: definition, sources, objects: {}, applications },
    release: undefined,
    deployments: [],
    ...known,
  };
}

export const NOW = new Date('2026-03-04T05:06:07Z');

/** A release, and what else matters to a test. */
export interface RequestParts extends Partial<Release> {
  /** Of staging. */
  applications?: Application[];
  /** What production runs; unknown when absent. */
  runs?: Partial<Release>;
  targetApplications?: Application[];
  /** Of production. */
  deployments?: DeploymentRecord[];
  /** Of production. */
  sources?: SourceStatus[];
  options?: Record<string, unknown>;
}

/** What a collector is asked about a release that runs in staging and is to go to production. */
export function evidenceRequest({
  applications,
  deployments = [],
  options = {},
  runs,
  sources,
  targetApplications,
  ...release
}: RequestParts): EvidenceRequest {
  return {
    itemId: 'tests',
    release: aRelease({ key: 'key-of-the-release', name: '1.0.0', ...release }),
    before: environment('shop-staging', applications),
    target: environment('shop-prod', targetApplications, {
      release:
        runs && aRelease({ key: 'key-of-the-former', name: '0.9.0', ...runs }),
      deployments,
      sources,
    }),
    options,
    now: NOW,
  };
}

function aRelease(
  parts: Partial<Release> & Pick<Release, 'key' | 'name'>,
): Release {
  return { images: [], revisions: [], ...parts };
}
