import type {
  KubernetesObjects,
  KubernetesObjectTypes,
} from '@flightdeck/plugin-environments-common';

/** The nodes that run these Pods. Unknown where Pods or nodes are. */
export function selectNodes(
  pods: KubernetesObjects['Pod'],
  nodes: readonly KubernetesObjectTypes['Node'][] | undefined,
): KubernetesObjects['Node'] {
  const names = new Set(pods?.map(({ spec }) => spec.nodeName));
  return pods && nodes?.filter(({ metadata }) => names.has(metadata.name));
}
