import {
  ControllerContext,
  isControlledBy,
  ownerReference,
} from '../Controller';
import { readReplicaSet, ReplicaSetView } from '../objects/workloads';
import { templateHash } from '../templateHash';
import { RolloutView } from './rollouts';

export const HASH_LABEL = 'rollouts-pod-template-hash';
export const REVISION = 'rollout.argoproj.io/revision';
export const SCALE_DOWN_DEADLINE =
  'argo-rollouts.argoproj.io/scale-down-deadline';

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

export function hashOf({ metadata }: ReplicaSetView): string {
  return metadata.labels?.[HASH_LABEL] ?? '';
}

export function revisionOf({ metadata }: ReplicaSetView): number {
  return Number(metadata.annotations?.[REVISION] ?? 0);
}

/** Reads them, and creates the present one where it is missing. Tells whether it did. */
export function rolloutSetsOf(
  context: ControllerContext,
  rollout: RolloutView,
  stableHash: string | undefined,
): RolloutSets & { created: boolean } {
  const { cluster } = context;
  const { namespace = '' } = rollout.metadata;
  const hash = templateHash(rollout.spec.template);
  const all = cluster
    .list('ReplicaSet', namespace)
    .filter(set => isControlledBy(set, rollout.object))
    .map(readReplicaSet)
    .sort((left, right) => revisionOf(left) - revisionOf(right));
  const found = all.find(set => hashOf(set) === hash);
  const newest = Math.max(
    0,
    ...all.filter(set => set !== found).map(revisionOf),
  );
  const revision =
    found && revisionOf(found) > newest ? revisionOf(found) : newest + 1;
  const current = found ?? create(context, rollout, hash);
  const annotations = { [REVISION]: String(revision) };
  const marked = cluster.patch('ReplicaSet', namespace, current.metadata.name, {
    metadata: { annotations },
  });
  cluster.patch('Rollout', namespace, rollout.metadata.name, {
    metadata: { annotations },
  });
  const stable = all.find(set => hashOf(set) === stableHash);
  return {
    hash,
    current: readReplicaSet(marked),
    stable: stable === found ? stable && readReplicaSet(marked) : stable,
    others: all.filter(set => set !== found && set !== stable),
    created: !found,
  };
}

function create(
  { cluster }: ControllerContext,
  { metadata, spec, object }: RolloutView,
  hash: string,
): ReplicaSetView {
  const labels = { ...spec.template.metadata.labels, [HASH_LABEL]: hash };
  return readReplicaSet(
    cluster.create({
      apiVersion: 'apps/v1',
      kind: 'ReplicaSet',
      metadata: {
        name: `${metadata.name}-${hash}`,
        namespace: metadata.namespace,
        labels,
        ownerReferences: [ownerReference(object)],
      },
      spec: {
        replicas: 0,
        ...(spec.minReadySeconds > 0 && {
          minReadySeconds: spec.minReadySeconds,
        }),
        selector: {
          ...spec.selector,
          matchLabels: { ...spec.selector.matchLabels, [HASH_LABEL]: hash },
        },
        template: {
          ...spec.template,
          metadata: { ...spec.template.metadata, labels },
        },
      },
      status: { replicas: 0 },
    }),
  );
}
