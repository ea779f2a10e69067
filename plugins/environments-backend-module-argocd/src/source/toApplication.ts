import type {
  Application,
  ApplicationOperation,
} from '@flightdeck/plugin-environments-common';
import type {
  ApiApplication,
  ApiOperation,
  ApiOperationState,
} from '../client/apiSchemas';
import type { ArgocdInstance } from '../config/ArgocdInstance';

export const ENGINE_ID = 'argocd';
/** The info of a sync that names the person, as the engine's own record names a robot. */
export const REQUESTED_BY_INFO = 'backstage-user';

interface Revisions {
  revision?: string | null;
  revisions: string[];
}

function revisionsOf(value: Revisions | null | undefined): string[] {
  if (!value) {
    return [];
  }
  return value.revisions.length > 0
    ? value.revisions
    : [value.revision].filter(revision => typeof revision === 'string');
}

function initiator(
  by: ApiOperation['initiatedBy'] | undefined,
): string | undefined {
  return by?.automated ? 'automated' : by?.username || undefined;
}

function toOperation(
  state: ApiOperationState | null | undefined,
): ApplicationOperation | undefined {
  if (!state) {
    return undefined;
  }
  const { operation, syncResult } = state;
  const person = operation?.info.find(
    ({ name }) => name === REQUESTED_BY_INFO,
  )?.value;
  const synced = revisionsOf(syncResult);
  return {
    phase: state.phase,
    message: state.message || undefined,
    startedAt: state.startedAt ?? undefined,
    finishedAt: state.finishedAt ?? undefined,
    revisions: synced.length > 0 ? synced : revisionsOf(operation?.sync),
    initiatedBy: person ?? initiator(operation?.initiatedBy),
    retryCount: state.retryCount ?? 0,
    resources: (syncResult?.resources ?? []).map(resource => ({
      group: resource.group ?? '',
      kind: resource.kind,
      namespace: resource.namespace || undefined,
      name: resource.name,
      status: resource.status || resource.hookPhase || 'Unknown',
      message: resource.message || undefined,
    })),
  };
}

function toSync(status: string | null | undefined) {
  return status === 'Synced' || status === 'OutOfSync' ? status : 'Unknown';
}

function toResources(api: ApiApplication): Application['resources'] {
  return (api.status?.resources ?? []).map(resource => ({
    group: resource.group ?? '',
    kind: resource.kind,
    namespace: resource.namespace || undefined,
    name: resource.name,
    sync: resource.status ? toSync(resource.status) : undefined,
    health: resource.health?.status || undefined,
    healthMessage: resource.health?.message || undefined,
    hook: resource.hook === true,
    requiresPruning: resource.requiresPruning === true,
  }));
}

function toAutomation({ spec }: ApiApplication): Application['automation'] {
  const automated = spec.syncPolicy?.automated;
  return {
    // `automated` without `enabled`, or with null, means on.
    enabled: automated ? automated.enabled !== false : false,
    prune: automated?.prune === true,
    selfHeal: automated?.selfHeal === true,
  };
}

function toHistory(api: ApiApplication): Application['history'] {
  return (api.status?.history ?? [])
    .map(entry => ({
      id: entry.id,
      revisions: revisionsOf(entry),
      deployedAt: entry.deployedAt ?? undefined,
      initiatedBy: initiator(entry.initiatedBy),
    }))
    .sort((a, b) => b.id - a.id);
}

/** An application of Argo CD in the words of environments. */
export function toApplication(
  api: ApiApplication,
  instance: Pick<ArgocdInstance, 'name' | 'frontendUrl'>,
): Application {
  const { metadata, spec, status } = api;
  const sources = spec.sources.length > 0 ? spec.sources : [spec.source];
  const operation = toOperation(status?.operationState);
  const page = [metadata.namespace, metadata.name].map(encodeURIComponent);
  return {
    engine: ENGINE_ID,
    instance: instance.name,
    namespace: metadata.namespace,
    name: metadata.name,
    project: spec.project,
    url: `${instance.frontendUrl}/applications/${page.join('/')}`,
    automation: toAutomation(api),
    sources: sources.flatMap(source =>
      source
        ? [
            {
              repoUrl: withoutCredentials(source.repoURL),
              path: source.path || undefined,
              chart: source.chart || undefined,
              targetRevision: source.targetRevision || undefined,
            },
          ]
        : [],
    ),
    sync: {
      status: toSync(status?.sync?.status),
      revisions: revisionsOf(status?.sync),
    },
    health: {
      status: status?.health?.status || 'Unknown',
      message: status?.health?.message || undefined,
    },
    images: status?.summary?.images ?? [],
    resources: toResources(api),
    operationInProgress:
      Boolean(api.operation) ||
      operation?.phase === 'Running' ||
      operation?.phase === 'Terminating',
    operation,
    history: toHistory(api),
    conditions: (status?.conditions ?? []).map(condition => ({
      type: condition.type,
      message: condition.message,
      lastTransitionTime: condition.lastTransitionTime ?? undefined,
    })),
    reconciledAt: status?.reconciledAt ?? undefined,
  };
}

/** Some people write a token into the address of a repository. */
function withoutCredentials(repoUrl: string): string {
  return repoUrl.replace(/^([a-z][a-z0-9+.-]*:\/\/)[^/@]*@/i, '$1');
}
