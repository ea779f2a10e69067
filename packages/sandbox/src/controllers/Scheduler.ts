import { KubeObject } from '../kubernetes/Cluster';
import { withCondition } from './conditions';
import { Controller, ControllerContext, keyOf, ObjectKey } from './Controller';
import { NodeView, readNode } from './nodes';
import { isFinished, PodView, readPod } from './objects/pod';
import { requested } from './autoscaler/UsageSource';
import { parseQuantity } from './quantity';
import { timestamp } from './Timeline';
import { readClaim } from './VolumeController';
import { writeStatus } from './writeStatus';

const RETRY_SECONDS = 10;

/** Gives each Pod a node with room for what it requests. */
export class Scheduler implements Controller {
  readonly name = 'default-scheduler';
  readonly #context: ControllerContext;

  constructor(context: ControllerContext) {
    this.#context = context;
  }

  affected(object: KubeObject): ObjectKey[] {
    if (object.kind === 'Pod') {
      return [keyOf(object)];
    }
    return object.kind === 'PersistentVolumeClaim'
      ? this.#context.cluster
          .list('Pod', object.metadata.namespace)
          .filter(pod => !readPod(pod).spec.nodeName)
          .map(keyOf)
      : [];
  }

  reconcile({ namespace, name }: ObjectKey): number | undefined {
    const object = this.#context.cluster.get('Pod', namespace, name);
    if (!object || object.metadata.deletionTimestamp) {
      return undefined;
    }
    const pod = readPod(object);
    if (pod.spec.nodeName || isFinished(pod.status.phase)) {
      return undefined;
    }
    const claim = this.#unboundClaim(pod);
    if (claim) {
      this.#refuse(pod, claim);
      return RETRY_SECONDS;
    }
    const placed = this.#context.cluster
      .list('Pod')
      .map(readPod)
      .filter(({ spec, status }) => spec.nodeName && !isFinished(status.phase));
    const nodes = this.#context.cluster.list('Node').map(readNode);
    const obstacles = nodes.map(node => obstacleOn(node, pod, placed));
    const fitting = nodes.filter((_node, index) => !obstacles[index]);
    if (fitting.length === 0) {
      this.#refuse(pod, refusal(obstacles));
      return RETRY_SECONDS;
    }
    this.#bind(pod, emptiest(fitting, pod, placed));
    return undefined;
  }

  #unboundClaim(pod: PodView): string | undefined {
    const { namespace = '' } = pod.metadata;
    for (const { persistentVolumeClaim } of pod.spec.volumes) {
      const { claimName = '' } = persistentVolumeClaim ?? {};
      const claim =
        claimName &&
        this.#context.cluster.get(
          'PersistentVolumeClaim',
          namespace,
          claimName,
        );
      if (claim === undefined) {
        return `0/3 nodes are available: persistentvolumeclaim "${claimName}" not found.`;
      }
      if (claim && readClaim(claim).status.phase !== 'Bound') {
        return '0/3 nodes are available: pod has unbound immediate PersistentVolumeClaims.';
      }
    }
    return undefined;
  }

  #bind(pod: PodView, node: NodeView): void {
    const { cluster, timeline, recorder } = this.#context;
    const { namespace = '', name } = pod.metadata;
    const bound = cluster.patch('Pod', namespace, name, {
      spec: { nodeName: node.metadata.name },
    });
    const conditions = withCondition(
      pod.status.conditions,
      { type: 'PodScheduled', status: 'True', reason: '', message: '' },
      timestamp(timeline.now()),
    ).map(({ reason, message, ...rest }) => ({
      ...rest,
      lastProbeTime: null,
      ...(reason && { reason }),
      ...(message && { message }),
    }));
    writeStatus(cluster, bound, { ...statusOf(bound), conditions });
    recorder.record(bound, {
      type: 'Normal',
      reason: 'Scheduled',
      message: `Successfully assigned ${namespace}/${name} to ${node.metadata.name}`,
      component: this.name,
    });
  }

  #refuse(pod: PodView, message: string): void {
    const { cluster, timeline, recorder } = this.#context;
    const conditions = withCondition(
      pod.status.conditions,
      {
        type: 'PodScheduled',
        status: 'False',
        reason: 'Unschedulable',
        message,
      },
      timestamp(timeline.now()),
    ).map(condition => ({ ...condition, lastProbeTime: null }));
    writeStatus(cluster, pod.object, { ...statusOf(pod.object), conditions });
    recorder.record(pod.object, {
      type: 'Warning',
      reason: 'FailedScheduling',
      message,
      component: this.name,
    });
  }
}

function statusOf({ status }: KubeObject): object {
  return typeof status === 'object' && status !== null ? status : {};
}

function refusal(obstacles: (string | undefined)[]): string {
  const counts = new Map<string, number>();
  for (const obstacle of obstacles) {
    const text = obstacle ?? '';
    counts.set(text, (counts.get(text) ?? 0) + 1);
  }
  const reasons = [...counts].map(([reason, count]) => `${count} ${reason}`);
  const nodes = `0/${obstacles.length} nodes are available`;
  const victims = `${obstacles.length} No preemption victims found for incoming pod.`;
  return `${nodes}: ${reasons.join(', ')}. preemption: ${nodes}: ${victims}`;
}

function obstacleOn(
  node: NodeView,
  pod: PodView,
  placed: PodView[],
): string | undefined {
  const labels = node.metadata.labels ?? {};
  const selector = Object.entries(pod.spec.nodeSelector);
  if (selector.some(([name, value]) => labels[name] !== value)) {
    return "node(s) didn't match Pod's node affinity/selector";
  }
  if (node.spec.unschedulable) {
    return 'node(s) were unschedulable';
  }
  const here = placed.filter(
    other => other.spec.nodeName === node.metadata.name,
  );
  if (here.length >= parseQuantity(node.status.allocatable.pods)) {
    return 'Too many pods';
  }
  const short = ['cpu', 'memory'].find(resource => {
    const used = here.reduce(
      (sum, other) => sum + requested(other, resource),
      0,
    );
    const free = parseQuantity(node.status.allocatable[resource]) - used;
    return requested(pod, resource) > free;
  });
  return short && `Insufficient ${short}`;
}

/** The node with fewest Pods of the same owner, then with least requested CPU. */
function emptiest(
  nodes: NodeView[],
  pod: PodView,
  placed: PodView[],
): NodeView {
  const owner = pod.metadata.ownerReferences?.[0]?.uid;
  const load = ({ metadata }: NodeView) => {
    const here = placed.filter(({ spec }) => spec.nodeName === metadata.name);
    const siblings = here.filter(
      other => owner && other.metadata.ownerReferences?.[0]?.uid === owner,
    );
    const cpu = here.reduce((sum, other) => sum + requested(other, 'cpu'), 0);
    return siblings.length * 1000 + cpu;
  };
  const loads = new Map(nodes.map(node => [node, load(node)]));
  return nodes.reduce((best, node) =>
    (loads.get(node) ?? 0) < (loads.get(best) ?? 0) ? node : best,
  );
}
