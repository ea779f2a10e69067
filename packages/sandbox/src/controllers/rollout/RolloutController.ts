import { KubeObject } from '../../kubernetes/Cluster';
import { textAt } from '../../kubernetes/json';
import {
  Controller,
  ControllerContext,
  keyOf,
  ObjectKey,
  ownerKeys,
} from '../Controller';
import { Scaling } from '../deployment/planRollingUpdate';
import { templateHash } from '../templateHash';
import { timestamp } from '../Timeline';
import { writeStatus } from '../writeStatus';
import { blueGreenStep } from './blueGreenStep';
import { canaryStep, firstStep } from './canaryStep';
import {
  HASH_LABEL,
  hashOf,
  RolloutSets,
  rolloutSetsOf,
  SCALE_DOWN_DEADLINE,
} from './rolloutSets';
import { rolloutStatus } from './rolloutStatus';
import { Canary, Progress, readRollout, RolloutView } from './rollouts';
import { restartPods, RestartStep } from './restartPods';
import { StrategyStep } from './Strategy';

const KIND = 'Rollout';
const LOOK_AGAIN_SECONDS = 5;
/** A Rollout that names no strategy rolls on at once. */
const PLAIN_CANARY: Canary = {
  maxSurge: '25%',
  maxUnavailable: '25%',
  steps: [],
};

/** Plays Argo Rollouts: canary and blue-green, by way of ReplicaSets. */
export class RolloutController implements Controller {
  readonly name = 'rollouts-controller';
  readonly #context: ControllerContext;

  constructor(context: ControllerContext) {
    this.#context = context;
  }

  affected(object: KubeObject): ObjectKey[] {
    switch (object.kind) {
      case KIND:
        return [keyOf(object)];
      case 'ReplicaSet':
        return ownerKeys(object, KIND);
      default:
        return [];
    }
  }

  reconcile({ namespace, name }: ObjectKey): number | undefined {
    const { cluster } = this.#context;
    const found = cluster.get(KIND, namespace, name);
    if (!found || found.metadata.deletionTimestamp) {
      return undefined;
    }
    const before = readRollout(found);
    const sets = rolloutSetsOf(this.#context, before, before.status.stableRS);
    // Reading the ReplicaSets has noted the revision on it.
    const rollout = readRollout(cluster.get(KIND, namespace, name) ?? found);
    if (sets.created) {
      const message = `Created ReplicaSet ${sets.current.metadata.name}`;
      this.#record(rollout, 'NewReplicaSetCreated', message);
    }
    const step = this.#step(rollout, sets);
    this.#scale(rollout, step.scalings);
    this.#switchServices(rollout, step.services);
    this.#markReplaced(rollout, sets, step.progress);
    step.news.forEach(({ reason, message }) =>
      this.#record(rollout, reason, message),
    );
    this.#removeHistory(rollout, sets);
    const restart = restartPods(this.#context, rollout, sets);
    return this.#writeStatus(rollout, step, restart);
  }

  #step(rollout: RolloutView, sets: RolloutSets): StrategyStep {
    const { timeline } = this.#context;
    const { canary, blueGreen } = rollout.spec.strategy;
    const progress = progressOf(rollout, sets);
    if (blueGreen) {
      return blueGreenStep(blueGreen, { rollout, sets, progress }, timeline);
    }
    const input = { rollout, sets, progress };
    return canaryStep(canary ?? PLAIN_CANARY, input, timeline);
  }

  #scale({ object, metadata }: RolloutView, scalings: Scaling[]): void {
    const { cluster, recorder } = this.#context;
    for (const { name, from, to } of scalings) {
      const direction = to > from ? 'up' : 'down';
      cluster.patch('ReplicaSet', metadata.namespace ?? '', name, {
        spec: { replicas: to },
      });
      recorder.record(object, {
        type: 'Normal',
        reason: 'ScalingReplicaSet',
        message: `Scaled ${direction} ReplicaSet ${name} from ${from} to ${to}`,
        component: this.name,
      });
    }
  }

  #switchServices(
    rollout: RolloutView,
    services: ReadonlyMap<string, string>,
  ): void {
    const { cluster } = this.#context;
    const { namespace = '' } = rollout.metadata;
    for (const [name, hash] of services) {
      const service = cluster.get('Service', namespace, name);
      if (service && textAt(service, 'spec', 'selector', HASH_LABEL) !== hash) {
        cluster.patch('Service', namespace, name, {
          metadata: {
            annotations: {
              'argo-rollouts.argoproj.io/managed-by-rollouts':
                rollout.metadata.name,
            },
          },
          spec: { selector: { [HASH_LABEL]: hash } },
        });
        const message = `Switched selector for service '${name}' to value '${hash}'`;
        this.#record(rollout, 'SwitchService', message);
      }
    }
  }

  /** Says of a version that another has just replaced until when it stays. */
  #markReplaced(
    rollout: RolloutView,
    { stable }: RolloutSets,
    { stableHash }: Progress,
  ): void {
    const { blueGreen } = rollout.spec.strategy;
    if (!blueGreen || !stable || hashOf(stable) === stableHash) {
      return;
    }
    const { cluster, timeline } = this.#context;
    const { namespace = '' } = rollout.metadata;
    const at = new Date(
      timeline.now().getTime() + blueGreen.scaleDownDelaySeconds * 1000,
    );
    cluster.patch('ReplicaSet', namespace, stable.metadata.name, {
      metadata: { annotations: { [SCALE_DOWN_DEADLINE]: timestamp(at) } },
    });
  }

  #removeHistory({ spec, metadata }: RolloutView, { others }: RolloutSets) {
    const idle = others.filter(
      set => set.spec.replicas === 0 && set.status.replicas === 0,
    );
    const excess = Math.max(0, idle.length - spec.revisionHistoryLimit);
    for (const set of idle.slice(0, excess)) {
      const { namespace = '' } = metadata;
      this.#context.cluster.delete('ReplicaSet', namespace, set.metadata.name);
    }
  }

  #writeStatus(
    rollout: RolloutView,
    step: StrategyStep,
    { restartedAt, againSeconds }: RestartStep,
  ): number | undefined {
    const { cluster, timeline } = this.#context;
    const { progress, own, activeHash } = step;
    const sets = rolloutSetsOf(this.#context, rollout, progress.stableHash);
    const status = rolloutStatus({
      ...{ rollout, sets, progress, own, activeHash, restartedAt, timeline },
    });
    writeStatus(cluster, rollout.object, status);
    const waits =
      status.phase === 'Progressing' ? LOOK_AGAIN_SECONDS : undefined;
    const times = [step.againSeconds ?? waits, againSeconds].filter(
      seconds => seconds !== undefined,
    );
    return times.length > 0 ? Math.min(...times) : undefined;
  }

  #record({ object }: RolloutView, reason: string, message: string): void {
    const component = this.name;
    const type = 'Normal';
    this.#context.recorder.record(object, { type, reason, message, component });
  }
}

/** Where it stands; a new template, or other steps, begin anew. */
function progressOf(rollout: RolloutView, sets: RolloutSets): Progress {
  const { spec, status } = rollout;
  const { canary = PLAIN_CANARY, blueGreen } = spec.strategy;
  const progress: Progress = {
    stepIndex: status.currentStepIndex ?? 0,
    stableHash: status.stableRS,
    isAborted: status.abort,
    isPausedByController: status.controllerPause,
    pauses: status.pauseConditions ?? [],
  };
  const isNew =
    status.currentPodHash !== sets.hash ||
    (!blueGreen && status.currentStepHash !== templateHash(canary.steps));
  if (isNew) {
    return firstStep(canary, { rollout, sets }, progress);
  }
  if (status.abort) {
    // Whoever retries begins with the first step.
    const held = { isPausedByController: false, pauses: [] };
    return { ...progress, ...held, stepIndex: 0 };
  }
  return status.promoteFull
    ? { ...progress, stepIndex: canary.steps.length, pauses: [] }
    : progress;
}
