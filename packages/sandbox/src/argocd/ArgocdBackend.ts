import type { GitServer } from '../git';
import type { Cluster } from '../kubernetes/Cluster';

/** What Argo CD calls itself where it writes. */
export const ARGOCD_MANAGER = 'argocd-controller';

/** What every part of the sandbox's Argo CD works on. */
export interface ArgocdBackend {
  cluster: Cluster;
  git: GitServer;
  clock: () => Date;
  /** How many times faster than in life operations run. */
  speed: number;
}
