import type { GitServer } from '../git';
import type { Cluster } from '../kubernetes/Cluster';
import { customResourceTypes } from '../kubernetes/customResourceTypes';
import { managedBy } from '../kubernetes/managedBy';
import type { ResourceType } from '../kubernetes/ResourceType';
import { apiVersionOf, resourceTypes } from '../kubernetes/resourceTypes';

/** What Argo CD calls itself where it writes. */
const ARGOCD_MANAGER = 'argocd-controller';

/** The version of Kubernetes that charts are rendered for: the one that the cluster tells. */
export const KUBERNETES_VERSION = 'v1.36.0';

/** What every part of the sandbox's Argo CD works on. */
export interface ArgocdBackend {
  cluster: Cluster;
  git: GitServer;
  clock: () => Date;
  /** How many times faster than in life operations run. */
  speed: number;
  /** The kinds that the cluster serves. */
  kinds: readonly ResourceType[];
}

export interface ArgocdBackendOptions {
  cluster: Cluster;
  git: GitServer;
  /** The system's when absent. */
  clock?: () => Date;
  /** 1 when absent. */
  speed?: number;
  /** The custom kinds that the cluster serves, as `Certificate`; all known ones when absent. */
  customKinds?: ReadonlySet<string>;
}

export function createBackend({
  cluster,
  git,
  clock = () => new Date(),
  speed = 1,
  customKinds,
}: ArgocdBackendOptions): ArgocdBackend {
  const served = customResourceTypes.filter(
    ({ kind }) => !customKinds || customKinds.has(kind),
  );
  return {
    cluster: managedBy(cluster, ARGOCD_MANAGER),
    git,
    clock,
    speed,
    kinds: [...resourceTypes, ...served],
  };
}

/** What the cluster serves, as charts ask for it: versions, and kinds in them. */
export function apiVersionsOf({ kinds }: ArgocdBackend): string[] {
  const versions = kinds.map(apiVersionOf);
  return [
    ...new Set(versions),
    ...kinds.map((type, index) => `${versions[index]}/${type.kind}`),
  ];
}
