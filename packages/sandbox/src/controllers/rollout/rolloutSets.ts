import { ControllerContext } from '../Controller';
import { readReplicaSet, ReplicaSetView } from '../objects/workloads';
import * as owned from '../ownedReplicaSets';
import { RolloutView } from './rollouts';

export const HASH_LABEL = 'rollouts-pod-template-hash';
export const REVISION = 'rollout.argoproj.io/revision';
export const SCALE_DOWN_DEADLINE =
  'argo-rollouts.argoproj.io/scale-down-deadline';
const MARKS: owned.SetMarks = { hashLabel: HASH_LABEL, revision: REVISION };

/** The ReplicaSets of a Rollout. */
export interface RolloutSets {
  hash: string;
  /** The one with the present template. */
  current: ReplicaSetView;
  /** The one that serves until the present one has proved itself; may be the same. */
  stable?: ReplicaSetView;
  /** The others, oldest first. */
  others: ReplicaSetView[];
}

export function hashOf(set: ReplicaSetView): string {
  return owned.hashOf(set, MARKS);
}

export function revisionOf(set: ReplicaSetView): number {
  return owned.revisionOf(set, MARKS);
}

/** Reads them, and creates the present one where it is missing. Tells whether it did. */
export function rolloutSetsOf(
  context: ControllerContext,
  rollout: RolloutView,
  stableHash: string | undefined,
): RolloutSets & { created: boolean } {
  const { cluster } = context;
  const { namespace = '', name } = rollout.metadata;
  const found = owned.ownedReplicaSets(context, rollout, MARKS);
  const { hash, others, revision } = found;
  const set =
    found.current ?? owned.createReplicaSet(context, rollout, { marks: MARKS });
  const annotations = { [REVISION]: String(revision) };
  const marked = cluster.patch('ReplicaSet', namespace, set.metadata.name, {
    metadata: { annotations },
  });
  cluster.patch('Rollout', namespace, name, { metadata: { annotations } });
  const current = readReplicaSet(marked);
  const isStable = found.current !== undefined && stableHash === hash;
  const stable = isStable
    ? current
    : others.find(other => hashOf(other) === stableHash);
  return {
    hash,
    current,
    stable,
    others: others.filter(other => other !== stable),
    created: !found.current,
  };
}
