import type { Manifest } from '../../kubernetes/Cluster';
import type { Application, Operation } from '../Application';
import type { ArgocdBackend } from '../ArgocdBackend';
import type { Comparison, ManagedResource } from '../compareApplication';
import { groupOf } from '../readManifests';
import { hasSyncOption, isHook, PHASES, phasesOf, waveOf } from './hooks';
import { namespaceTask } from './namespaceTask';
import { hasOption } from './syncOptions';
import { objectOf, type SyncTask } from './SyncTask';

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
  'CustomResourceDefinition',
  'ClusterRole',
  'ClusterRoleBinding',
  'Role',
  'RoleBinding',
  'Service',
  'DaemonSet',
  'Pod',
  'ReplicaSet',
  'Deployment',
  'HorizontalPodAutoscaler',
  'StatefulSet',
  'Job',
  'CronJob',
  'IngressClass',
  'Ingress',
];

function rank(task: SyncTask): number {
  const index = KIND_ORDER.indexOf(objectOf(task).kind);
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

/** Hooks run in whole syncs only, and not when the strategy is to apply. */
function runsHooks({ sync }: Operation): boolean {
  return !sync.resources?.length && !sync.syncStrategy?.apply;
}

function hookTasks(hooks: readonly ManagedResource[]): SyncTask[] {
  return hooks.flatMap(({ target, live, inSync }) =>
    target
      ? phasesOf(target).map(phase => ({
          phase,
          wave: waveOf(target),
          target,
          live,
          inSync,
          isHook: true,
        }))
      : [],
  );
}

function resourceTasks(
  resources: readonly ManagedResource[],
  operation: Operation,
): SyncTask[] {
  return resources.flatMap(resource => {
    const object = resource.target ?? resource.live;
    // The object of a hook is not pruned: its policy says when it goes.
    const counts =
      object && (resource.target || !isHook(object)) && isSelected(object, operation);
    return counts
      ? [{ ...resource, phase: 'Sync', wave: waveOf(object), isHook: false }]
      : [];
  });
}

/** What is pruned goes in the opposite order of its making, or after all else. */
function withPruneWaves(
  tasks: readonly SyncTask[],
  application: Application,
  operation: Operation,
): SyncTask[] {
  const waves = [
    ...new Set(tasks.filter(({ target }) => !target).map(({ wave }) => wave)),
  ].sort((a, b) => a - b);
  const last = Math.max(...tasks.map(({ wave }) => wave)) + 1;
  const allLast = hasOption(application, operation, 'PruneLast=true');
  return tasks.map(task => {
    if (task.target) {
      return task;
    }
    const isLast = allLast || hasSyncOption(objectOf(task), 'PruneLast=true');
    const mirrored = waves[waves.length - 1 - waves.indexOf(task.wave)];
    return { ...task, wave: isLast ? last : mirrored };
  });
}

/** What an operation does, in the order in which it does it. */
export function planTasks(
  backend: ArgocdBackend,
  application: Application,
  comparison: Comparison,
  operation: Operation,
): SyncTask[] {
  const tasks = [
    ...namespaceTask(backend, application, comparison, operation),
    ...withPruneWaves(
      resourceTasks(comparison.resources, operation),
      application,
      operation,
    ),
    ...(runsHooks(operation) ? hookTasks(comparison.hooks) : []),
  ];
  return tasks.sort(
    (a, b) =>
      PHASES.indexOf(a.phase) - PHASES.indexOf(b.phase) ||
      a.wave - b.wave ||
      rank(a) - rank(b) ||
      objectOf(a).metadata.name.localeCompare(
        objectOf(b).metadata.name,
        'en-US',
      ),
  );
}
