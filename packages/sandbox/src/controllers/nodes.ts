import { z } from 'zod';
import { Cluster } from '../kubernetes/Cluster';
import { conditionSchema } from './conditions';
import { createView } from './objects/createView';
import { timestamp } from './Timeline';

export const VERSION = 'v1.36.0';

const REGION = 'eu-central';
const ZONES = ['a', 'b', 'c'];
const NODES_PER_ZONE = 3;

interface Machine {
  instanceType: string;
  cores: number;
  memoryGi: number;
  labels: Record<string, string>;
}

/** What charts written for the systems in the sandbox select by. */
const APPLICATION: Machine = {
  instanceType: 't3.xlarge',
  cores: 4,
  memoryGi: 16,
  labels: { environment: 'production', workload: 'application' },
};
/** Has room for everything else. */
const GENERAL: Machine = {
  instanceType: 'm6i.8xlarge',
  cores: 32,
  memoryGi: 128,
  labels: { workload: 'general' },
};
/** What a node keeps for itself. */
const RESERVED = { millicores: 80, memoryGi: 1 };

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

/** Adds nine nodes in three zones: in each two for applications, and a large one. */
export function addNodes(cluster: Cluster, now: Date): void {
  ZONES.flatMap(zone =>
    Array.from({ length: NODES_PER_ZONE }, (_node, rank) => ({ zone, rank })),
  ).forEach(({ zone, rank }, index) => {
    const name = `sandbox-node-${index + 1}`;
    const machine = rank === NODES_PER_ZONE - 1 ? GENERAL : APPLICATION;
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
          'node.kubernetes.io/instance-type': machine.instanceType,
          'topology.kubernetes.io/region': REGION,
          'topology.kubernetes.io/zone': `${REGION}-1${zone}`,
          ...machine.labels,
        },
      },
      spec: { podCIDR: `10.244.${index + 1}.0/24` },
      status: nodeStatus(name, index, machine, timestamp(now)),
    });
  });
}

function nodeStatus(
  name: string,
  index: number,
  { cores, memoryGi }: Machine,
  now: string,
) {
  const capacity = {
    cpu: String(cores),
    memory: `${memoryGi}Gi`,
    'ephemeral-storage': '200Gi',
    pods: '110',
  };
  return {
    capacity,
    allocatable: {
      ...capacity,
      cpu: `${cores * 1000 - RESERVED.millicores}m`,
      memory: `${memoryGi - RESERVED.memoryGi}Gi`,
    },
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
