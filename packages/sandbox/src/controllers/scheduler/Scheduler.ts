import { KubeObject } from '../../kubernetes/Cluster';
import { withCondition } from '../conditions';
import { Controller, ControllerContext, keyOf, ObjectKey } from '../Controller';
import { NodeView, readNode } from '../nodes';
import { isFinished, PodView, readPod } from '../objects/pod';
import { timestamp } from '../Timeline';
import { readClaim } from '../VolumeController';
import { writeStatus } from '../writeStatus';
import { chooseNode } from './chooseNode';
import { roomsOf } from './NodeRoom';
import { Candidate, obstacleOn } from './obstacles';
import { readPlacement } from './placementSpec';
import { spreadsOf } from './topologySpread';

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
    const rooms = this.#rooms();
    const placement = readPlacement(object);
    const spreads = spreadsOf(placement, rooms);
    const candidate: Candidate = { pod, placement, spreads };
    const obstacles = rooms.map(room => obstacleOn(room, rooms, candidate));
    const fitting = rooms.filter((_room, index) => !obstacles[index]);
    if (fitting.length === 0) {
      this.#refuse(pod, refusal(obstacles));
      return RETRY_SECONDS;
    }
    this.#bind(pod, chooseNode(fitting, rooms, candidate).node);
    return undefined;
  }

  #rooms() {
    const { cluster } = this.#context;
    const placed = cluster
      .list('Pod')
      .map(readPod)
      .filter(({ spec, status }) => spec.nodeName && !isFinished(status.phase));
    return roomsOf(cluster.list('Node').map(readNode), placed);
  }

  #unboundClaim(pod: PodView): string | undefined {
    const { namespace = '' } = pod.metadata;
    const nodes = this.#context.cluster.list('Node').length;
    const none = `0/${nodes} nodes are available`;
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
        return `${none}: persistentvolumeclaim "${claimName}" not found.`;
      }
      if (claim && readClaim(claim).status.phase !== 'Bound') {
        return `${none}: pod has unbound immediate PersistentVolumeClaims.`;
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
