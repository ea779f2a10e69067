import type { Manifest } from '../../kubernetes/Cluster';
import type { ResourceResult } from '../Application';
import { ignoredPointers } from '../compareApplication';
import {
  appliedObject,
  lastAppliedOf,
  withLastApplied,
} from '../apply/appliedObject';
import { withFieldsOf } from '../pointers';
import { deletePolicies, hasSyncOption } from './hooks';
import { hasOption } from './syncOptions';
import { objectOf, resultOf, type SyncTask } from './SyncTask';
import { type SyncScope, typeOf } from './validateTasks';

function nameOf({ kind, metadata }: Manifest): string {
  return `${kind.toLocaleLowerCase('en-US')}/${metadata.name}`;
}

function requireNamespace({ backend }: SyncScope, { metadata }: Manifest) {
  const { namespace } = metadata;
  if (namespace && !backend.cluster.get('Namespace', '', namespace)) {
    throw new Error(`namespaces "${namespace}" not found`);
  }
}

function prune(scope: SyncScope, task: SyncTask): ResourceResult {
  const object = objectOf(task);
  const { sync } = scope.operation;
  const skipped = (message: string) =>
    resultOf(task, { status: 'PruneSkipped', message, hookPhase: 'Succeeded' });
  if (!sync.prune) {
    return skipped('ignored (requires pruning)');
  }
  if (
    hasSyncOption(object, 'Prune=false') ||
    hasOption(scope.application, scope.operation, 'Prune=false')
  ) {
    return skipped('ignored (no prune)');
  }
  if (!sync.dryRun) {
    const { kind, metadata } = object;
    scope.backend.cluster.delete(kind, metadata.namespace ?? '', metadata.name);
  }
  return resultOf(task, {
    status: 'Pruned',
    message: sync.dryRun ? 'pruned (dry run)' : 'pruned',
    hookPhase: 'Succeeded',
  });
}

/** A hook that runs anew is made anew. */
function createHook({ backend }: SyncScope, target: Manifest): void {
  const { kind, metadata } = target;
  if (deletePolicies(target).includes('BeforeHookCreation')) {
    backend.cluster.delete(kind, metadata.namespace ?? '', metadata.name, {
      gracePeriodSeconds: 0,
    });
  }
  backend.cluster.apply(target);
}

function applyTarget(
  { backend, application, operation }: SyncScope,
  { target }: SyncTask,
): void {
  if (!target) {
    return;
  }
  const { kind, metadata } = target;
  // It may have changed since the sync began.
  const now = backend.cluster.get(
    kind,
    metadata.namespace ?? '',
    metadata.name,
  );
  const wanted =
    now && hasOption(application, operation, 'RespectIgnoreDifferences=true')
      ? withFieldsOf(target, now, ignoredPointers(application, target))
      : target;
  const noted = withLastApplied(wanted);
  if (now) {
    backend.cluster.replace(appliedObject(now, noted, lastAppliedOf(now)));
  } else {
    backend.cluster.create(appliedObject(undefined, noted));
  }
}

/** Does a task, and says what became of it. */
export function runTask(scope: SyncScope, task: SyncTask): ResourceResult {
  const { target, live, inSync, isHook } = task;
  if (!target) {
    return prune(scope, task);
  }
  const name = nameOf(target);
  const done = (message: string) =>
    resultOf(task, {
      status: 'Synced',
      message,
      hookPhase: isHook ? 'Running' : 'Succeeded',
    });
  if (scope.operation.sync.dryRun) {
    return done(`${name} (dry run)`);
  }
  try {
    if (!typeOf(scope.backend, task)) {
      throw new Error('the server could not find the requested resource');
    }
    requireNamespace(scope, target);
    if (isHook) {
      createHook(scope, target);
      return done(`${name} created`);
    }
    applyTarget(scope, task);
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    const failure = { status: 'SyncFailed', hookPhase: 'Failed' } as const;
    return resultOf(task, { ...failure, message });
  }
  const deed = inSync ? 'unchanged' : 'configured';
  return done(`${name} ${live ? deed : 'created'}`);
}
