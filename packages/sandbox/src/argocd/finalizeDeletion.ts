import type { Application } from './Application';
import type { ApplicationStore } from './ApplicationStore';
import type { ArgocdBackend } from './ArgocdBackend';
import { findTracked } from './compareApplication';
import { hasSyncOption } from './sync/hooks';

/** With it, or with it and a policy, what an application manages goes with it. */
export const RESOURCES_FINALIZER = 'resources-finalizer.argocd.argoproj.io';

export function isResourcesFinalizer(finalizer: string): boolean {
  return (
    finalizer === RESOURCES_FINALIZER ||
    finalizer.startsWith(`${RESOURCES_FINALIZER}/`)
  );
}

/**
 * One step of the deletion of an application: asks for the end of its objects, and lets the
 * application go when they are gone. Each of their ends is a reason to look again. Namespaces that
 * were made for an application stay, as with Argo CD.
 */
export function finalizeDeletion(
  backend: ArgocdBackend,
  store: ApplicationStore,
  application: Application,
): void {
  const { finalizers = [] } = application.metadata;
  const own = finalizers.filter(isResourcesFinalizer);
  if (own.length === 0) {
    return;
  }
  const isBackground = own.includes(`${RESOURCES_FINALIZER}/background`);
  const managed = () =>
    findTracked(backend, application).filter(
      object => !hasSyncOption(object, 'Delete=false'),
    );
  managed()
    .filter(({ metadata }) => !metadata.deletionTimestamp)
    .forEach(({ kind, metadata }) =>
      backend.cluster.delete(kind, metadata.namespace ?? '', metadata.name, {
        propagationPolicy: isBackground ? 'Background' : 'Foreground',
      }),
    );
  if (managed().length === 0) {
    store.update(application.metadata, current => ({
      ...current,
      metadata: {
        ...current.metadata,
        finalizers: current.metadata.finalizers?.filter(
          finalizer => !isResourcesFinalizer(finalizer),
        ),
      },
    }));
  }
}
