import type { KubeObject, Manifest } from '../../kubernetes/Cluster';
import type { ResourceResult } from '../Application';
import { groupOf, versionOf } from '../readManifests';
import type { SyncPhase } from './hooks';

/** One thing that a sync does: applies, runs or prunes one object. */
export interface SyncTask {
  phase: SyncPhase;
  wave: number;
  /** Absent when the object is to be pruned. */
  target?: Manifest;
  /** As it was when the sync began. */
  live?: KubeObject;
  inSync: boolean;
  isHook: boolean;
}

/** The object that a task is about. */
export function objectOf({ target, live }: SyncTask): Manifest {
  const object = target ?? live;
  if (!object) {
    throw new Error('A task has a target or a live object.');
  }
  return object;
}

export type TaskStatus = 'Synced' | 'SyncFailed' | 'Pruned' | 'PruneSkipped';

/** How the status of an application tells of a task. */
export function resultOf(
  task: SyncTask,
  outcome: {
    status?: TaskStatus;
    message: string;
    hookPhase: 'Running' | 'Succeeded' | 'Failed';
  },
): ResourceResult {
  const { apiVersion, kind, metadata } = objectOf(task);
  return {
    group: groupOf(apiVersion),
    version: versionOf(apiVersion),
    kind,
    namespace: metadata.namespace ?? '',
    name: metadata.name,
    ...(task.isHook && { hookType: task.phase }),
    syncPhase: task.phase,
    status: outcome.status ?? '',
    message: outcome.message,
    hookPhase: outcome.hookPhase,
  };
}
