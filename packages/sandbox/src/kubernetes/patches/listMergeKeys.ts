/** How a strategic merge patch treats a list. */
export type ListMerge =
  | { strategy: 'replace' }
  | { strategy: 'union' }
  | { strategy: 'merge'; key: string };

const POD_LISTS: Readonly<Record<string, string>> = {
  containers: 'name',
  initContainers: 'name',
  ephemeralContainers: 'name',
  volumes: 'name',
  imagePullSecrets: 'name',
  schedulingGates: 'name',
  resourceClaims: 'name',
  hostAliases: 'ip',
  topologySpreadConstraints: 'topologyKey',
};

const CONTAINER_LISTS: Readonly<Record<string, string>> = {
  env: 'name',
  ports: 'containerPort',
  volumeMounts: 'mountPath',
  volumeDevices: 'devicePath',
};

const OTHER_LISTS: Readonly<Record<string, string>> = {
  'metadata.ownerReferences': 'uid',
  'status.conditions': 'type',
  'Service.spec.ports': 'port',
  'ServiceAccount.secrets': 'name',
  'ServiceAccount.imagePullSecrets': 'name',
  'Node.status.addresses': 'type',
  'Pod.status.podIPs': 'ip',
};

/**
 * The merge rule of the list at a path, from the `x-kubernetes-patch-strategy` marks of the
 * Kubernetes API. The path holds field names only; list items add nothing to it.
 */
export function listMergeAt(kind: string, path: readonly string[]): ListMerge {
  const field = path[path.length - 1];
  const parent = path[path.length - 2];
  const whole = path.join('.');
  if (whole.endsWith('metadata.finalizers')) {
    return { strategy: 'union' };
  }
  const other = OTHER_LISTS[whole] ?? OTHER_LISTS[`${kind}.${whole}`];
  if (other) {
    return { strategy: 'merge', key: other };
  }
  const inPodSpec = parent === 'spec';
  const inContainer = /^(c|initC|ephemeralC)ontainers$/.test(parent ?? '');
  const lists = [
    ...(inPodSpec ? [POD_LISTS] : []),
    ...(inContainer ? [CONTAINER_LISTS] : []),
  ];
  const key = lists.map(keys => keys[field]).find(found => found !== undefined);
  return key ? { strategy: 'merge', key } : { strategy: 'replace' };
}
