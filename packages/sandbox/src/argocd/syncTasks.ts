import type { Manifest } from '../kubernetes/Cluster';
import type { Application, Operation, ResourceResult } from './Application';
import type { ArgocdBackend } from './ArgocdBackend';
import {
  type Comparison,
  ignoredPointers,
  type ManagedResource,
} from './compareApplication';
import { withoutPointers } from './compareManifest';
import { groupOf, versionOf } from './readManifests';

/** What must exist before others, first; kinds that are not named come after these. */
const KIND_ORDER = [
  'Namespace',
  'NetworkPolicy',
  'ResourceQuota',
  'LimitRange',
  'PodDisruptionBudget',
  'ServiceAccount',
  'Secret',
  'ConfigMap',
  'StorageClass',
  'PersistentVolume',
  'PersistentVolumeClaim',
  'Role',
  'RoleBinding',
  'Service',
  'DaemonSet',
  'Deployment',
  'StatefulSet',
  'HorizontalPodAutoscaler',
  'Job',
  'CronJob',
];

function rank({ target, live }: ManagedResource): number {
  const index = KIND_ORDER.indexOf((target ?? live)?.kind ?? '');
  return index < 0 ? KIND_ORDER.length : index;
}

function isSelected(manifest: Manifest, { sync }: Operation): boolean {
  return (
    !sync.resources?.length ||
    sync.resources.some(
      ({ group, kind, namespace, name }) =>
        group === groupOf(manifest.apiVersion) &&
        kind === manifest.kind &&
        name === manifest.metadata.name &&
        (!namespace || namespace === manifest.metadata.namespace),
    )
  );
}

/** The resources that an operation touches, in the order in which it does. */
export function planTasks(
  comparison: Comparison,
  operation: Operation,
): ManagedResource[] {
  return comparison.resources
    .filter(({ target, live }) => {
      const object = target ?? live;
      return object !== undefined && isSelected(object, operation);
    })
    .sort((a, b) => rank(a) - rank(b));
}

function syncOptions(application: Application, operation: Operation) {
  return (
    operation.sync.syncOptions ?? application.spec.syncPolicy?.syncOptions ?? []
  );
}

function result(
  { apiVersion, kind, metadata }: Manifest,
  status: string,
  message: string,
): ResourceResult {
  return {
    group: groupOf(apiVersion),
    version: versionOf(apiVersion),
    kind,
    namespace: metadata.namespace ?? '',
    name: metadata.name,
    status,
    message,
    hookPhase: status === 'SyncFailed' ? 'Failed' : 'Succeeded',
    syncPhase: 'Sync',
  };
}

function applyTarget(
  { cluster }: ArgocdBackend,
  target: Manifest,
  options: readonly string[],
): void {
  const { namespace } = target.metadata;
  if (namespace && !cluster.get('Namespace', '', namespace)) {
    if (!options.includes('CreateNamespace=true')) {
      throw new Error(`namespaces "${namespace}" not found`);
    }
    cluster.apply({
      apiVersion: 'v1',
      kind: 'Namespace',
      metadata: { name: namespace },
    });
  }
  cluster.apply(target);
}

function prune(
  { cluster }: ArgocdBackend,
  live: Manifest,
  operation: Operation,
): ResourceResult {
  if (!operation.sync.prune) {
    return result(live, 'PruneSkipped', 'ignored (requires pruning)');
  }
  if (!operation.sync.dryRun) {
    const { kind, metadata } = live;
    cluster.delete(kind, metadata.namespace ?? '', metadata.name);
  }
  return result(live, 'Pruned', 'pruned');
}

/** Brings one resource to what Git wants, and says what became of it. */
export function runTask(
  backend: ArgocdBackend,
  application: Application,
  operation: Operation,
  { target, live, inSync }: ManagedResource,
): ResourceResult[] {
  if (!target) {
    return live ? [prune(backend, live, operation)] : [];
  }
  const options = syncOptions(application, operation);
  const kept =
    live && options.includes('RespectIgnoreDifferences=true')
      ? withoutPointers(target, ignoredPointers(application, target))
      : target;
  const name = `${target.kind.toLocaleLowerCase('en-US')}/${
    target.metadata.name
  }`;
  if (operation.sync.dryRun) {
    return [result(target, 'Synced', `${name} (dry run)`)];
  }
  try {
    applyTarget(backend, kept, options);
  } catch (error) {
    const words = error instanceof Error ? error.message : String(error);
    return [result(target, 'SyncFailed', words)];
  }
  const deed = inSync ? 'unchanged' : 'configured';
  return [result(target, 'Synced', `${name} ${live ? deed : 'created'}`)];
}
