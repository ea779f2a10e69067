import type { ArgocdBackend } from '../ArgocdBackend';
import { assessHealth } from '../assessHealth';
import { objectOf, type SyncTask } from './SyncTask';

export interface TaskProgress {
  hookPhase: 'Running' | 'Succeeded' | 'Failed';
  message?: string;
}

/** How far a task has come that was begun: by the health of its object, as the cluster has it now. */
export function progressOf(
  { cluster }: ArgocdBackend,
  task: SyncTask,
): TaskProgress {
  const { kind, metadata } = objectOf(task);
  const live = cluster.get(kind, metadata.namespace ?? '', metadata.name);
  if (!live) {
    return task.isHook
      ? { hookPhase: 'Failed', message: 'the hook was deleted before it ended' }
      : { hookPhase: 'Running' };
  }
  const health = assessHealth(live);
  switch (health?.status) {
    case undefined:
    case 'Healthy':
      return { hookPhase: 'Succeeded', message: health?.message };
    case 'Degraded':
      return { hookPhase: 'Failed', message: health?.message };
    default:
      return { hookPhase: 'Running' };
  }
}
