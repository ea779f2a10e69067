import type { Application, Operation } from '../Application';
import type { ArgocdBackend } from '../ArgocdBackend';
import type { Comparison } from '../compareApplication';
import { hasOption } from './syncOptions';
import type { SyncTask } from './SyncTask';

/**
 * With `CreateNamespace=true` the namespace of the destination is made before all else. It gets the
 * labels and annotations that the application names for it, also when it is there already.
 */
export function namespaceTask(
  { cluster }: ArgocdBackend,
  application: Application,
  { resources }: Comparison,
  operation: Operation,
): SyncTask[] {
  const { spec } = application;
  const { namespace } = spec.destination;
  const inGit = resources.some(
    ({ target }) =>
      target?.kind === 'Namespace' && target.metadata.name === namespace,
  );
  const live = cluster.get('Namespace', '', namespace);
  const managed = spec.syncPolicy?.managedNamespaceMetadata;
  if (
    inGit ||
    !hasOption(application, operation, 'CreateNamespace=true') ||
    (live && !managed)
  ) {
    return [];
  }
  const target = {
    apiVersion: 'v1',
    kind: 'Namespace',
    metadata: { name: namespace, ...managed },
  };
  // Before every wave that someone may have given.
  const wave = Number.NEGATIVE_INFINITY;
  return [
    { phase: 'PreSync', wave, target, live, inSync: false, isHook: false },
  ];
}
