import { z } from 'zod';
import { Cluster } from '../kubernetes/Cluster';
import { conditionSchema } from './conditions';
import { createView } from './objects/createView';
import { timestamp } from './Timeline';

export const VERSION = 'v1.36.0';

const REGION = 'eu-central';
const ZONES = ['a', 'b', 'c'];
const NODES_PER_ZONE = 6;

/** Such as the systems in the sandbox ask for. */
const INSTANCE_TYPE = 't3.xlarge';
const CAPACITY = {
  cpu: '4',
  memory: '16Gi',
  'ephemeral-storage': '200Gi',
  pods: '110',
};
/** The rest is for the node itself. */
const ALLOCATABLE = { ...CAPACITY, cpu: '3920m', memory: '15Gi' };

export const readNode = createView(
  z.object({
    unschedulable: z.boolean().default(false),
  }),
  z.object({
    allocatable: z.record(z.string(), z.string()).default({}),
    conditions: z.array(conditionSchema).default([]),
    addresses: z
      .array(z.object({ type: z.string(), address: z.string() }))
      .default([]),
  }),
);
export type NodeView = ReturnType<typeof readNode>;

/** Adds eighteen nodes, six in each of three zones. */
export function addNodes(cluster: Cluster, now: Date): void {
  const zones = ZONES.flatMap(zone =>
    Array.from({ length: NODES_PER_ZONE }, () => zone),
  );
  zones.forEach((zone, index) => {
    const name = `sandbox-node-${index + 1}`;
    cluster.apply({
      apiVersion: 'v1',
      kind: 'Node',
      metadata: {
        name,
        labels: {
          'beta.kubernetes.io/arch': 'amd64',
          'kubernetes.io/arch': 'amd64',
          'kubernetes.io/hostname': name,
          'kubernetes.io/os': 'linux',
          'node.kubernetes.io/instance-type': INSTANCE_TYPE,
          'topology.kubernetes.io/region': REGION,
          'topology.kubernetes.io/zone': `${REGION}-1${zone}`,
          // What charts written for the systems in the sandbox select by.
          environment: 'production',
          workload: 'application',
        },
      },
      spec: { podCIDR: `10.244.${index + 1}.0/24` },
      status: nodeStatus(name, index, timestamp(now)),
    });
  });
}

function nodeStatus(name: string, index: number, now: string) {
  return {
    capacity: CAPACITY,
    allocatable: ALLOCATABLE,
    addresses: [
      { type: 'InternalIP', address: `10.0.0.${10 + index}` },
      { type: 'Hostname', address: name },
    ],
    conditions: [
      pressure('MemoryPressure', 'KubeletHasSufficientMemory', now),
      pressure('DiskPressure', 'KubeletHasNoDiskPressure', now),
      pressure('PIDPressure', 'KubeletHasSufficientPID', now),
      {
        type: 'Ready',
        status: 'True',
        lastHeartbeatTime: now,
        lastTransitionTime: now,
        reason: 'KubeletReady',
        message: 'kubelet is posting ready status',
      },
    ],
    nodeInfo: {
      architecture: 'amd64',
      containerRuntimeVersion: 'containerd://2.1.0',
      kernelVersion: '6.12.0',
      kubeletVersion: VERSION,
      operatingSystem: 'linux',
      osImage: 'Flightdeck sandbox',
    },
  };
}

function pressure(type: string, reason: string, now: string) {
  const words = reason
    .replace('KubeletHas', 'kubelet has ')
    .replace('Sufficient', 'sufficient ')
    .replace('NoDiskPressure', 'no disk pressure');
  return {
    type,
    status: 'False',
    lastHeartbeatTime: now,
    lastTransitionTime: now,
    reason,
    message:
      reason === 'KubeletHasSufficientPID'
        ? `${words} available`
        : words.replace('Memory', 'memory available'),
  };
}
