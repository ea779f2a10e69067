import type {
  KubernetesObjects,
  PodUsage,
} from '@flightdeck/plugin-environments-common';

/** What these Pods use. Unknown where they are. */
export function selectUsage(
  pods: KubernetesObjects['Pod'],
  usage: readonly PodUsage[] | undefined,
): readonly PodUsage[] | undefined {
  const names = new Set(
    pods?.map(({ metadata: { namespace, name } }) => `${namespace}/${name}`),
  );
  return (
    pods &&
    usage?.filter(({ namespace, name }) => names.has(`${namespace}/${name}`))
  );
}
