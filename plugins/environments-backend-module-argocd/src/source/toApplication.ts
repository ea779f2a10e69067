import type { Application } from '@flightdeck/plugin-environments-common';
import type { ApiApplication } from '../client/apiSchemas';
import type { ArgocdInstance } from '../config/ArgocdInstance';
import { mentionsSecret, toShown, withoutCredentials } from './freeText';
import { revisionsOf } from './revisionsOf';
import { hasFailedSecret, initiator, toOperation } from './toOperation';

export const ENGINE_ID = 'argocd';
function toSync(status: string | null | undefined) {
  return status === 'Synced' || status === 'OutOfSync' ? status : 'Unknown';
}

/** A complaint about a Secret may repeat its values; a warning only names it. */
function toConditions(
  { status }: ApiApplication,
  secretFailed: boolean,
): Application['conditions'] {
  return (status?.conditions ?? []).map(({ type, message, ...condition }) => ({
    type,
    message:
      toShown(
        message,
        secretFailed || (type.endsWith('Error') && mentionsSecret(message)),
      ) ?? '',
    lastTransitionTime: condition.lastTransitionTime ?? undefined,
  }));
}

function toResources(
  api: ApiApplication,
  secretFailed: boolean,
): Application['resources'] {
  return (api.status?.resources ?? []).map(resource => ({
    group: resource.group ?? '',
    kind: resource.kind,
    namespace: resource.namespace || undefined,
    name: resource.name,
    sync: resource.status ? toSync(resource.status) : undefined,
    health: resource.health?.status || undefined,
    healthMessage: toShown(
      resource.health?.message,
      resource.kind === 'Secret' ||
        (secretFailed && mentionsSecret(resource.health?.message ?? '')),
    ),
    hook: resource.hook === true,
    requiresPruning: resource.requiresPruning === true,
  }));
}

function toSources({ spec }: ApiApplication): Application['sources'] {
  const sources = spec.sources.length > 0 ? spec.sources : [spec.source];
  return sources.flatMap(source =>
    source
      ? [
          {
            repoUrl: withoutCredentials(source.repoURL),
            path: source.path || undefined,
            chart: source.chart || undefined,
            targetRevision: source.targetRevision || undefined,
            ref: source.ref || undefined,
            helm: toHelm(source),
            kustomize:
              source.kustomize && source.kustomize.images.length > 0
                ? { images: source.kustomize.images }
                : undefined,
            recurse: source.directory?.recurse === true ? true : undefined,
          },
        ]
      : [],
  );
}

function toHelm({
  helm,
}: NonNullable<
  ApiApplication['spec']['source']
>): Application['sources'][number]['helm'] {
  return helm
    ? {
        valueFiles: helm.valueFiles,
        parameters: [...helm.parameters, ...helm.fileParameters].map(
          ({ name }) => name,
        ),
        hasOwnValues: helm.values || helm.valuesObject,
      }
    : undefined;
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
      startedAt: entry.deployStartedAt ?? undefined,
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
  const secretFailed = hasFailedSecret(api);
  const operation = toOperation(status?.operationState, secretFailed);
  const page = [metadata.namespace, metadata.name].map(encodeURIComponent);
  return {
    engine: ENGINE_ID,
    instance: instance.name,
    namespace: metadata.namespace,
    name: metadata.name,
    project: spec.project,
    url: `${instance.frontendUrl}/applications/${page.join('/')}`,
    automation: toAutomation(api),
    sources: toSources(api),
    sync: {
      status: toSync(status?.sync?.status),
      revisions: revisionsOf(status?.sync),
    },
    health: {
      status: status?.health?.status || 'Unknown',
      message: toShown(
        status?.health?.message,
        secretFailed && mentionsSecret(status?.health?.message ?? ''),
      ),
    },
    images: status?.summary?.images ?? [],
    resources: toResources(api, secretFailed),
    operationInProgress:
      Boolean(api.operation) ||
      operation?.phase === 'Running' ||
      operation?.phase === 'Terminating',
    operation,
    history: toHistory(api),
    conditions: toConditions(api, secretFailed),
    reconciledAt: status?.reconciledAt ?? undefined,
  };
}
