import type { Application, Operation, ResourceResult } from '../Application';
import type { ArgocdBackend } from '../ArgocdBackend';
import type { Project } from '../projects/Project';
import { groupOf } from '../readManifests';
import { hasSyncOption } from './hooks';
import { hasOption } from './syncOptions';
import { objectOf, resultOf, type SyncTask } from './SyncTask';

const MAY_BE_MISSING = 'SkipDryRunOnMissingResource=true';

/** What a sync is checked against before it touches anything. */
export interface SyncScope {
  backend: ArgocdBackend;
  project: Project;
  application: Application;
  operation: Operation;
}

/** What the cluster knows of the kind of a task; undefined when it does not serve it. */
export function typeOf({ kinds }: ArgocdBackend, task: SyncTask) {
  const { apiVersion, kind } = objectOf(task);
  return kinds.find(
    type => type.kind === kind && type.group === groupOf(apiVersion),
  );
}

function complaintOf(scope: SyncScope, task: SyncTask): string | undefined {
  const { backend, project, application, operation } = scope;
  const object = objectOf(task);
  const { name, namespace } = object.metadata;
  const { kind } = object;
  const group = groupOf(object.apiVersion);
  const type = typeOf(backend, task);
  if (!type) {
    return hasSyncOption(object, MAY_BE_MISSING) ||
      hasOption(application, operation, MAY_BE_MISSING)
      ? undefined
      : `The Kubernetes API could not find ${group}/${kind} for requested resource ${
          namespace ?? ''
        }/${name}. Make sure the "${kind}" CRD is installed on the destination cluster.`;
  }
  return project.refusalOf({
    group,
    kind,
    name,
    namespace: type.namespaced ? namespace : undefined,
    destination: application.spec.destination,
  });
}

/** The tasks that must not be done, with the reasons. When there are any, nothing is done. */
export function refusedTasks(
  scope: SyncScope,
  tasks: readonly SyncTask[],
): ResourceResult[] {
  return tasks.flatMap(task => {
    const message = complaintOf(scope, task);
    return message
      ? [resultOf(task, { status: 'SyncFailed', message, hookPhase: 'Failed' })]
      : [];
  });
}
