import { KubeObject } from '../../kubernetes/Cluster';
import {
  Controller,
  ControllerContext,
  keyOf,
  ObjectKey,
  ownerKeys,
} from '../Controller';
import { podsOf } from '../podsOf';
import {
  DeploymentView,
  readDeployment,
  ReplicaSetView,
  scaledValue,
} from '../objects/workloads';
import { writeStatus } from '../writeStatus';
import { deploymentStatus } from './deploymentStatus';
import { planRollingUpdate, PlannedSet, Scaling } from './planRollingUpdate';
import {
  createReplicaSet,
  markCurrent,
  ReplicaSets,
  replicaSetsOf,
} from './replicaSets';

const LOOK_AGAIN_SECONDS = 5;

/** Rolls Deployments out by way of ReplicaSets, one for each Pod template. */
export class DeploymentController implements Controller {
  readonly name = 'deployment-controller';
  readonly #context: ControllerContext;

  constructor(context: ControllerContext) {
    this.#context = context;
  }

  affected(object: KubeObject): ObjectKey[] {
    switch (object.kind) {
      case 'Deployment':
        return [keyOf(object)];
      case 'ReplicaSet':
        return ownerKeys(object, 'Deployment');
      case 'Pod':
        return this.#deploymentOfPod(object);
      default:
        return [];
    }
  }

  reconcile({ namespace, name }: ObjectKey): number | undefined {
    const { cluster } = this.#context;
    const object = cluster.get('Deployment', namespace, name);
    if (!object || object.metadata.deletionTimestamp) {
      return undefined;
    }
    const deployment = readDeployment(object);
    const before = replicaSetsOf(this.#context, deployment);
    const sets = deployment.spec.paused
      ? before
      : this.#withCurrent(deployment, before);
    this.#scale(deployment, sets);
    this.#removeHistory(deployment, sets);
    return this.#writeStatus(deployment, !before.current);
  }

  /** Only a Deployment that recreates its Pods has to know of Pods that end. */
  #deploymentOfPod(pod: KubeObject): ObjectKey[] {
    if (!pod.metadata.deletionTimestamp) {
      return [];
    }
    return ownerKeys(pod, 'ReplicaSet').flatMap(({ namespace, name }) => {
      const set = this.#context.cluster.get('ReplicaSet', namespace, name);
      return set ? ownerKeys(set, 'Deployment') : [];
    });
  }

  #withCurrent(deployment: DeploymentView, sets: ReplicaSets): ReplicaSets {
    const { old, revision } = sets;
    const current =
      sets.current ?? createReplicaSet(this.#context, deployment, revision);
    markCurrent(this.#context, deployment, current, revision);
    return { current, old, revision };
  }

  #scale(deployment: DeploymentView, sets: ReplicaSets): void {
    const { current, old } = sets;
    const { replicas, paused, strategy } = deployment.spec;
    if (paused || !current) {
      this.#scalePaused(deployment, sets);
      return;
    }
    if (strategy.type === 'Recreate') {
      this.#recreate(deployment, current, old);
      return;
    }
    const { maxSurge, maxUnavailable } = limitsOf(deployment);
    const steps = planRollingUpdate({
      replicas,
      maxSurge,
      maxUnavailable,
      current: planned(current),
      old: old.map(planned),
    });
    this.#take(deployment, steps);
  }

  /** While it is paused a Deployment is scaled, but only where its Pods are already. */
  #scalePaused(deployment: DeploymentView, { current, old }: ReplicaSets) {
    const active = [...old, ...(current ? [current] : [])].filter(
      set => set.spec.replicas > 0,
    );
    const newest = active.at(-1) ?? current;
    if (newest) {
      const others = active
        .filter(set => set !== newest)
        .reduce((sum, set) => sum + set.spec.replicas, 0);
      const to = Math.max(0, deployment.spec.replicas - others);
      this.#take(deployment, [step(newest, to)]);
    }
  }

  #recreate(
    deployment: DeploymentView,
    current: ReplicaSetView,
    old: ReplicaSetView[],
  ): void {
    this.#take(
      deployment,
      old.map(set => step(set, 0)),
    );
    const pods = old.flatMap(set => podsOf(this.#context, set.object));
    if (pods.length === 0) {
      this.#take(deployment, [step(current, deployment.spec.replicas)]);
    }
  }

  #take(deployment: DeploymentView, steps: Scaling[]): void {
    const { cluster, recorder } = this.#context;
    for (const { name, from, to } of steps.filter(s => s.from !== s.to)) {
      const direction = to > from ? 'up' : 'down';
      cluster.patch('ReplicaSet', deployment.metadata.namespace ?? '', name, {
        spec: { replicas: to },
      });
      recorder.record(deployment.object, {
        type: 'Normal',
        reason: 'ScalingReplicaSet',
        message: `Scaled ${direction} replica set ${name} from ${from} to ${to}`,
        component: this.name,
      });
    }
  }

  #removeHistory(deployment: DeploymentView, { old }: ReplicaSets): void {
    const idle = old.filter(
      set => set.spec.replicas === 0 && set.status.replicas === 0,
    );
    const excess = idle.length - deployment.spec.revisionHistoryLimit;
    for (const { metadata } of idle.slice(0, Math.max(0, excess))) {
      this.#context.cluster.delete(
        'ReplicaSet',
        metadata.namespace ?? '',
        metadata.name,
      );
    }
  }

  #writeStatus(before: DeploymentView, created: boolean): number | undefined {
    const { cluster, timeline } = this.#context;
    const { namespace = '', name } = before.metadata;
    const object = cluster.get('Deployment', namespace, name);
    if (!object) {
      return undefined;
    }
    const deployment = readDeployment(object);
    const sets = replicaSetsOf(this.#context, deployment);
    const { maxUnavailable } = limitsOf(deployment);
    const status = deploymentStatus({
      deployment,
      sets,
      maxUnavailable,
      created: created && sets.current !== undefined,
      timeline,
    });
    writeStatus(cluster, object, status);
    const waits = status.conditions.some(
      ({ type, reason }) =>
        type === 'Progressing' &&
        reason !== 'NewReplicaSetAvailable' &&
        reason !== 'ProgressDeadlineExceeded',
    );
    return waits ? LOOK_AGAIN_SECONDS : undefined;
  }
}

function limitsOf({ spec }: DeploymentView) {
  const { maxSurge = '25%', maxUnavailable = '25%' } =
    spec.strategy.rollingUpdate ?? {};
  const recreates = spec.strategy.type === 'Recreate';
  const surge = recreates ? 0 : scaledValue(maxSurge, spec.replicas, Math.ceil);
  const down = recreates
    ? 0
    : scaledValue(maxUnavailable, spec.replicas, Math.floor);
  return {
    maxSurge: surge,
    // With neither, nothing could ever move.
    maxUnavailable: Math.min(
      spec.replicas,
      surge === 0 && down === 0 ? 1 : down,
    ),
  };
}

function planned({ metadata, spec, status }: ReplicaSetView): PlannedSet {
  return {
    name: metadata.name,
    replicas: spec.replicas,
    available: status.availableReplicas,
  };
}

function step({ metadata, spec }: ReplicaSetView, to: number): Scaling {
  return { name: metadata.name, from: spec.replicas, to };
}
