import type { WorkloadRef } from '@flightdeck/plugin-environments-common';
import type { WorkloadProgress } from '@flightdeck/plugin-environments-node';
import { judgeRollout } from './judgeRollout';
import type { LiveWorkload } from './liveWorkload';
import { failed, running, succeeded } from './progress';
import { strategyOf, wantedPods } from './replacement';

/**
 * How far a workload has come to what is wanted of it: what `kubectl rollout status` would say, and
 * the plugin of Argo Rollouts of its kind.
 */
export function judgeProgress(
  { kind, name }: Pick<WorkloadRef, 'kind' | 'name'>,
  live: LiveWorkload,
): WorkloadProgress {
  const what = `${kind} ${name}`;
  const { observedGeneration = 0 } = live.status;
  // Old versions of Argo Rollouts write a digest there, which is no number.
  if (observedGeneration < live.metadata.generation) {
    return running(`${what}: the cluster has not taken up the change yet.`);
  }
  switch (kind) {
    case 'Deployment':
      return judgeDeployment(what, live);
    case 'StatefulSet':
      return judgeStatefulSet(what, live);
    case 'DaemonSet':
      return judgeDaemonSet(what, live);
    default:
      return judgeRollout(what, live);
  }
}

function judgeDeployment(what: string, live: LiveWorkload): WorkloadProgress {
  const { spec, status } = live;
  const wanted = wantedPods('Deployment', live);
  const {
    replicas = 0,
    updatedReplicas = 0,
    availableReplicas = 0,
    conditions,
  } = status;
  const isPaused = spec.paused === true;
  const waits = isPaused
    ? waitsForCount(live, wanted)
    : waitsForUpdate({ wanted, replicas, updatedReplicas, availableReplicas });
  if (!waits) {
    return succeeded(
      isPaused
        ? `${what} has ${wanted} available Pods and is paused: it replaces none until it is resumed.`
        : `${what} has ${wanted} available Pods, all of them up to date.`,
    );
  }
  const isLate = conditions.some(
    ({ type, reason }) =>
      type === 'Progressing' && reason === 'ProgressDeadlineExceeded',
  );
  // What was late before is still called so while it is scaled to nothing.
  if (isLate && wanted > 0) {
    return failed(`${what} made no progress within its deadline: ${waits}.`);
  }
  const isRefused = conditions.some(
    ({ type, status: holds }) => type === 'ReplicaFailure' && holds === 'True',
  );
  return running(
    isRefused
      ? `${what}: ${waits}; the cluster refuses to create Pods of it.`
      : `${what}: ${waits}.`,
  );
}

/** What a Deployment still has to do; undefined when nothing. */
function waitsForUpdate(counts: {
  wanted: number;
  replicas: number;
  updatedReplicas: number;
  availableReplicas: number;
}): string | undefined {
  const { wanted, replicas, updatedReplicas, availableReplicas } = counts;
  if (updatedReplicas < wanted) {
    return `${updatedReplicas} of ${wanted} new Pods have been started`;
  }
  if (replicas > updatedReplicas) {
    return `${replicas - updatedReplicas} old Pods have still to end`;
  }
  if (updatedReplicas > wanted) {
    return `${updatedReplicas - wanted} Pods too many have still to end`;
  }
  return availableReplicas < updatedReplicas
    ? `${availableReplicas} of ${updatedReplicas} new Pods are available`
    : undefined;
}

/** What is missing where Pods are only counted, whatever their version. */
function waitsForCount(
  { status }: LiveWorkload,
  wanted: number,
): string | undefined {
  const { replicas = 0, readyReplicas = 0, availableReplicas } = status;
  if (replicas > wanted) {
    return `${replicas - wanted} Pods too many have still to end`;
  }
  const serving = availableReplicas ?? readyReplicas;
  return serving < wanted
    ? `${serving} of ${wanted} Pods are available`
    : undefined;
}

function judgeStatefulSet(what: string, live: LiveWorkload): WorkloadProgress {
  const { spec, status } = live;
  const wanted = wantedPods('StatefulSet', live);
  const counted = waitsForCount(live, wanted);
  if (counted) {
    return running(`${what}: ${counted}.`);
  }
  if (strategyOf('StatefulSet', live) === 'OnDelete') {
    return succeeded(
      `${what} has ${wanted} ready Pods; it replaces those that somebody deletes.`,
    );
  }
  const { partition = 0 } = spec.updateStrategy?.rollingUpdate ?? {};
  const { updatedReplicas = 0, currentRevision, updateRevision } = status;
  const toUpdate = Math.max(0, wanted - partition);
  const isUpdating =
    partition > 0
      ? updatedReplicas < toUpdate
      : currentRevision !== updateRevision;
  if (isUpdating) {
    return running(
      `${what}: ${updatedReplicas} of ${toUpdate} Pods are up to date.`,
    );
  }
  return succeeded(
    partition > 0
      ? `${what} has ${wanted} ready Pods; those below number ${partition} were left as they are.`
      : `${what} has ${wanted} ready Pods, all of them up to date.`,
  );
}

function judgeDaemonSet(what: string, live: LiveWorkload): WorkloadProgress {
  const wanted = wantedPods('DaemonSet', live);
  const { updatedNumberScheduled = 0, numberAvailable = 0 } = live.status;
  if (strategyOf('DaemonSet', live) === 'OnDelete') {
    return succeeded(`${what} replaces only Pods that somebody deletes.`);
  }
  if (updatedNumberScheduled < wanted) {
    return running(
      `${what}: ${updatedNumberScheduled} of ${wanted} Pods are up to date.`,
    );
  }
  return numberAvailable < wanted
    ? running(`${what}: ${numberAvailable} of ${wanted} Pods are available.`)
    : succeeded(
        `${what} has ${wanted} available Pods, all of them up to date.`,
      );
}
