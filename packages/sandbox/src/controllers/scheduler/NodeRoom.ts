import { requested } from '../autoscaler/UsageSource';
import { NodeView } from '../nodes';
import { PodView } from '../objects/pod';
import { amountOf } from '../amountOf';

/** A node with the Pods that are on it. */
export interface NodeRoom {
  node: NodeView;
  pods: readonly PodView[];
  /** Requested by its Pods: cores and bytes. */
  used: { cpu: number; memory: number };
}

/** The nodes with what runs on each. */
export function roomsOf(
  nodes: readonly NodeView[],
  placed: readonly PodView[],
): NodeRoom[] {
  const byNode = new Map<string, PodView[]>();
  for (const pod of placed) {
    const name = pod.spec.nodeName ?? '';
    const known = byNode.get(name) ?? [];
    known.push(pod);
    byNode.set(name, known);
  }
  return nodes.map(node => {
    const pods = byNode.get(node.metadata.name) ?? [];
    const sum = (resource: string) =>
      pods.reduce((total, pod) => total + requested(pod, resource), 0);
    return { node, pods, used: { cpu: sum('cpu'), memory: sum('memory') } };
  });
}

/** The part of a node that is taken, with this Pod on it. */
export function shareWith({ node, used }: NodeRoom, pod: PodView): number {
  const { allocatable } = node.status;
  const share = (resource: 'cpu' | 'memory') =>
    (used[resource] + requested(pod, resource)) /
    amountOf(allocatable[resource]);
  return Math.max(share('cpu'), share('memory'));
}
