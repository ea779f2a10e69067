import {
  Condition,
  findCondition,
  NewCondition,
  withCondition,
} from '../conditions';
import { DeploymentView, ReplicaSetView } from '../objects/workloads';
import { Timeline, timestamp } from '../Timeline';
import { countOrAbsent } from '../writeStatus';
import { ReplicaSets } from './replicaSets';

interface Counts {
  replicas: number;
  updatedReplicas: number;
  readyReplicas: number;
  availableReplicas: number;
}

export interface DeploymentStatusOptions {
  deployment: DeploymentView;
  sets: ReplicaSets;
  maxUnavailable: number;
  /** The ReplicaSet was made just now. */
  created: boolean;
  timeline: Timeline;
}

/** The status that the Deployment controller of Kubernetes writes. */
export function deploymentStatus(options: DeploymentStatusOptions) {
  const { deployment, sets } = options;
  const counts = count(sets);
  const unavailable = Math.max(
    0,
    deployment.spec.replicas - counts.availableReplicas,
  );
  return {
    observedGeneration: deployment.metadata.generation,
    replicas: countOrAbsent(counts.replicas),
    updatedReplicas: countOrAbsent(counts.updatedReplicas),
    readyReplicas: countOrAbsent(counts.readyReplicas),
    availableReplicas: countOrAbsent(counts.availableReplicas),
    unavailableReplicas: countOrAbsent(unavailable),
    conditions: withReplicaFailure(conditions(options, counts), options),
  };
}

/** What keeps its ReplicaSets from creating Pods; the present one speaks first. */
function withReplicaFailure(
  others: readonly Condition[],
  { sets, timeline }: DeploymentStatusOptions,
): Condition[] {
  const result = others.filter(({ type }) => type !== 'ReplicaFailure');
  const failure = [sets.current, ...sets.old]
    .flatMap(set => set?.status.conditions ?? [])
    .find(({ type }) => type === 'ReplicaFailure');
  if (!failure) {
    return result;
  }
  const before = findCondition(others, 'ReplicaFailure');
  const isSame = before?.message === failure.message;
  const now = timestamp(timeline.now());
  const lastUpdateTime = isSame ? before?.lastUpdateTime : now;
  return [...result, { ...failure, lastUpdateTime }];
}

function count({ current, old }: ReplicaSets): Counts {
  const all: ReplicaSetView[] = current ? [current, ...old] : old;
  const sum = (field: 'replicas' | 'readyReplicas' | 'availableReplicas') =>
    all.reduce((total, set) => total + set.status[field], 0);
  return {
    replicas: sum('replicas'),
    updatedReplicas: current?.status.replicas ?? 0,
    readyReplicas: sum('readyReplicas'),
    availableReplicas: sum('availableReplicas'),
  };
}

function conditions(
  options: DeploymentStatusOptions,
  counts: Counts,
): Condition[] {
  const { deployment, maxUnavailable, timeline } = options;
  const now = timestamp(timeline.now());
  const enough =
    counts.availableReplicas >= deployment.spec.replicas - maxUnavailable;
  const available: NewCondition = enough
    ? {
        type: 'Available',
        status: 'True',
        reason: 'MinimumReplicasAvailable',
        message: 'Deployment has minimum availability.',
      }
    : {
        type: 'Available',
        status: 'False',
        reason: 'MinimumReplicasUnavailable',
        message: 'Deployment does not have minimum availability.',
      };
  const before = deployment.status.conditions;
  const unchanged =
    findCondition(before, 'Available')?.status === available.status;
  const result = unchanged
    ? before
    : withCondition(before, available, now).map(condition =>
        condition.type === 'Available'
          ? { ...condition, lastUpdateTime: now }
          : condition,
      );
  const progressing = progress(options, counts);
  return progressing
    ? withCondition(result, progressing, now).map(condition =>
        condition.type === 'Progressing'
          ? { ...condition, lastUpdateTime: now }
          : condition,
      )
    : result;
}

/** The `Progressing` condition to write; undefined to leave the one that is there. */
function progress(
  options: DeploymentStatusOptions,
  counts: Counts,
): NewCondition | undefined {
  const { deployment, sets, created, timeline } = options;
  const before = findCondition(deployment.status.conditions, 'Progressing');
  if (deployment.spec.paused || before?.reason === 'DeploymentPaused') {
    return pause(deployment.spec.paused, before);
  }
  const set = `ReplicaSet "${
    sets.current?.metadata.name ?? deployment.metadata.name
  }"`;
  if (created) {
    return say(
      'True',
      'NewReplicaSetCreated',
      `Created new replica set "${sets.current?.metadata.name}"`,
    );
  }
  const done = before?.reason === 'NewReplicaSetAvailable';
  if (done && counts.replicas === counts.updatedReplicas) {
    return undefined;
  }
  if (isComplete(deployment, counts)) {
    const message = `${set} has successfully progressed.`;
    return done && before.message === message
      ? undefined
      : say('True', 'NewReplicaSetAvailable', message);
  }
  if (!before || hasProgressed(deployment, counts)) {
    return say('True', 'ReplicaSetUpdated', `${set} is progressing.`);
  }
  const late =
    !done &&
    before.reason !== 'ProgressDeadlineExceeded' &&
    timeline.secondsSince(before.lastUpdateTime ?? '') >=
      deployment.spec.progressDeadlineSeconds;
  return late
    ? say(
        'False',
        'ProgressDeadlineExceeded',
        `${set} has timed out progressing.`,
      )
    : undefined;
}

function pause(
  paused: boolean,
  before: Condition | undefined,
): NewCondition | undefined {
  if (!paused) {
    return say('Unknown', 'DeploymentResumed', 'Deployment is resumed');
  }
  return before?.reason === 'DeploymentPaused'
    ? undefined
    : say('Unknown', 'DeploymentPaused', 'Deployment is paused');
}

function say(
  status: NewCondition['status'],
  reason: string,
  message: string,
): NewCondition {
  return { type: 'Progressing', status, reason, message };
}

function isComplete({ spec }: DeploymentView, counts: Counts): boolean {
  return (
    counts.updatedReplicas === spec.replicas &&
    counts.replicas === spec.replicas &&
    counts.availableReplicas === spec.replicas
  );
}

function hasProgressed({ status }: DeploymentView, counts: Counts): boolean {
  return (
    counts.updatedReplicas > status.updatedReplicas ||
    counts.replicas - counts.updatedReplicas <
      status.replicas - status.updatedReplicas ||
    counts.readyReplicas > status.readyReplicas ||
    counts.availableReplicas > status.availableReplicas
  );
}
