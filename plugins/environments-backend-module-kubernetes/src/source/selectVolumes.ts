import type { KubernetesObjects } from '@flightdeck/plugin-environments-common';

/** The volumes that these claims have. Unknown where claims or volumes are. */
export function selectVolumes(
  claims: KubernetesObjects['PersistentVolumeClaim'],
  volumes: KubernetesObjects['PersistentVolume'],
): KubernetesObjects['PersistentVolume'] {
  const claimed = new Set(
    claims?.map(({ metadata: { namespace, name } }) => `${namespace}/${name}`),
  );
  return (
    claims &&
    volumes?.filter(({ spec: { claimRef } }) =>
      claimed.has(`${claimRef?.namespace}/${claimRef?.name}`),
    )
  );
}
