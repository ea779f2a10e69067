import type { Manifest } from '../../kubernetes/Cluster';
import type { Application, Operation } from '../Application';
import type { ArgocdBackend } from '../ArgocdBackend';
import type { Comparison, ManagedResource } from '../compareApplication';
import { groupOf, TRACKING_ANNOTATION, trackingId } from '../readManifests';
import { fieldAt } from '../../kubernetes/json';
import {
  hasSyncOption,
  isHook,
  PHASES,
  phasesOf,
  type SyncPhase,
  waveOf,
} from './hooks';
import { KIND_ORDER } from './kindOrder';
import { namespaceTask } from './namespaceTask';
import { hasOption } from './syncOptions';
import { objectOf, type SyncTask } from './SyncTask';

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

/** A hook with only the beginning of a name has a new one in each phase of each sync. */
function withOwnName(hook: Manifest, phase: SyncPhase, now: Date): Manifest {
  const { metadata } = hook;
  if (fieldAt(hook, 'metadata', 'generateName') === undefined) {
    return hook;
  }
  const seconds = Math.floor(now.getTime() / 1000);
  const name = `${metadata.name}-${phase.toLocaleLowerCase(
    'en-US',
  )}-${seconds}`;
  const named = { ...hook, metadata: { ...metadata, name } };
  const [instance] = (metadata.annotations?.[TRACKING_ANNOTATION] ?? '').split(
    ':',
  );
  const annotations = {
    ...metadata.annotations,
    [TRACKING_ANNOTATION]: trackingId(instance, named),
  };
  return { ...named, metadata: { ...named.metadata, annotations } };
}

function hookTasks(hooks: readonly ManagedResource[], now: Date): SyncTask[] {
  return hooks.flatMap(({ target, live, inSync }) =>
    target
      ? phasesOf(target).map(phase => ({
          phase,
          wave: waveOf(target),
          target: withOwnName(target, phase, now),
          live,
          inSync,
          isHook: true,
        }))
      : [],
  );
}

function resourceTasks(
  { resources }: Comparison,
  application: Application,
  operation: Operation,
): SyncTask[] {
  const onlyOutOfSync = hasOption(
    application,
    operation,
    'ApplyOutOfSyncOnly=true',
  );
  return resources.flatMap(resource => {
    const object = resource.target ?? resource.live;
    // The object of a hook is not pruned: its policy says when it goes.
    const counts =
      object &&
      (resource.target
        ? !(onlyOutOfSync && resource.inSync)
        : !isHook(object)) &&
      isSelected(object, operation);
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
      resourceTasks(comparison, application, operation),
      application,
      operation,
    ),
    ...(runsHooks(operation)
      ? hookTasks(comparison.hooks, backend.clock())
      : []),
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
