import { CONTROL_PLANE_NAMESPACE } from '../Application';
import type { ApplicationStore } from '../ApplicationStore';
import type { ArgocdBackend } from '../ArgocdBackend';
import { isResourcesFinalizer } from '../finalizeDeletion';

/** Lets a project go that somebody deleted, once no application is of it any more. */
export function finalizeProject(
  { cluster }: ArgocdBackend,
  store: ApplicationStore,
  name: string,
): void {
  const project = cluster.get('AppProject', CONTROL_PLANE_NAMESPACE, name);
  const { deletionTimestamp, finalizers = [] } = project?.metadata ?? {};
  const isUsed = store.list().some(({ spec }) => spec.project === name);
  if (deletionTimestamp && !isUsed) {
    cluster.patch('AppProject', CONTROL_PLANE_NAMESPACE, name, {
      metadata: {
        finalizers: finalizers.filter(
          finalizer => !isResourcesFinalizer(finalizer),
        ),
      },
    });
  }
}
