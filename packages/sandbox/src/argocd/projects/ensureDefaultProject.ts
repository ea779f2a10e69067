import { CONTROL_PLANE_NAMESPACE } from '../Application';
import type { ArgocdBackend } from '../ArgocdBackend';

export const DEFAULT_PROJECT = 'default';

/** The project that every Argo CD has from its first start, and that allows everything. */
export function ensureDefaultProject({ cluster }: ArgocdBackend): void {
  if (cluster.get('AppProject', CONTROL_PLANE_NAMESPACE, DEFAULT_PROJECT)) {
    return;
  }
  cluster.apply({
    apiVersion: 'argoproj.io/v1alpha1',
    kind: 'AppProject',
    metadata: { name: DEFAULT_PROJECT, namespace: CONTROL_PLANE_NAMESPACE },
    spec: {
      sourceRepos: ['*'],
      destinations: [{ server: '*', namespace: '*' }],
      clusterResourceWhitelist: [{ group: '*', kind: '*' }],
    },
  });
}
