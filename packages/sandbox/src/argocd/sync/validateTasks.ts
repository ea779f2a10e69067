import type { Application, Operation, ResourceResult } from '../Application';
import type { ArgocdBackend } from '../ArgocdBackend';
import type { Project } from '../projects/Project';
import { groupOf } from '../readManifests';
import { hasSyncOption } from './hooks';
import { hasOption } from './syncOptions';
import { objectOf, resultOf, type SyncTask } from './SyncTask';

/** Whether the cluster serves the kind of a task. */
export function isServed({ kinds }: ArgocdBackend, task: SyncTask): boolean {
  const { apiVersion, kind } = objectOf(task);
  return kinds.some(
    type => type.kind === kind && type.group === groupOf(apiVersion),
  );
}

/** Why the sync must not begin; undefined for a task that is in order. */
function complaintOf(
  backend: ArgocdBackend,
  project: Project,
  application: Application,
  task: SyncTask,
): string | undefined {
  const { apiVersion, kind, metadata } = objectOf(task);
  const group = groupOf(apiVersion);
  const type = backend.kinds.find(
    candidate => candidate.kind === kind && candidate.group === group,
  );
  const namespaced = type?.namespaced ?? true;
  if (!type && !task.mayBeMissing) {
    return `The Kubernetes API could not find ${
      group ? `${group}/` : ''
    }${kind} for requested resource ${metadata.namespace ?? ''}/${
      metadata.name
    }. Make sure the "${kind}" CRD is installed on the destination cluster.`;
  }
  return project.refusalOf({
    group,
    kind,
    name: metadata.name,
    namespace: namespaced ? metadata.namespace : undefined,
    destination: application.spec.destination,
  });
}
