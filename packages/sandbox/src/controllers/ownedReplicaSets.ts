import { KubeObject, ObjectMeta } from '../kubernetes/Cluster';
import {
  ControllerContext,
  isControlledBy,
  ownerReference,
} from './Controller';
import {
  PodTemplate,
  readReplicaSet,
  ReplicaSetView,
} from './objects/workloads';
import { templateHash } from './templateHash';

/** What keeps a ReplicaSet for each of its templates. */
interface Owner {
  object: KubeObject;
  metadata: ObjectMeta;
  spec: {
    template: PodTemplate;
    minReadySeconds: number;
    selector: { matchLabels: Record<string, string> };
  };
}

/** How owners of one kind mark their ReplicaSets. */
export interface SetMarks {
  /** The label with the digest of the template. */
  hashLabel: string;
  /** The annotation that counts the templates. */
  revision: string;
}

/** The ReplicaSets of an owner. */
export interface OwnedReplicaSets {
  /** Of the present template. */
  hash: string;
  /** The one with the present template, once it exists. */
  current?: ReplicaSetView;
  /** The others, oldest first. */
  others: ReplicaSetView[];
  /** The number of the present template: the newest. */
  revision: number;
}

export function ownedReplicaSets(
  { cluster }: ControllerContext,
  { metadata, object, spec }: Owner,
  marks: SetMarks,
): OwnedReplicaSets {
  const hash = templateHash(spec.template);
  const all = cluster
    .list('ReplicaSet', metadata.namespace)
    .filter(set => isControlledBy(set, object))
    .map(readReplicaSet)
    .sort((left, right) => revisionOf(left, marks) - revisionOf(right, marks));
  const current = all.find(set => hashOf(set, marks) === hash);
  const others = all.filter(set => set !== current);
  const newest = Math.max(0, ...others.map(set => revisionOf(set, marks)));
  const own = current ? revisionOf(current, marks) : 0;
  return {
    ...{ hash, current, others },
    revision: own > newest ? own : newest + 1,
  };
}

export function hashOf(
  { metadata }: ReplicaSetView,
  { hashLabel }: SetMarks,
): string {
  return metadata.labels?.[hashLabel] ?? '';
}

export function revisionOf(
  { metadata }: ReplicaSetView,
  { revision }: SetMarks,
): number {
  return Number(metadata.annotations?.[revision] ?? 0);
}

/** Creates the ReplicaSet for the present template, with no Pods yet. */
export function createReplicaSet(
  { cluster }: ControllerContext,
  { metadata, object, spec }: Owner,
  {
    annotations,
    marks: { hashLabel },
  }: { annotations?: Record<string, string>; marks: SetMarks },
): ReplicaSetView {
  const { minReadySeconds, selector, template } = spec;
  const hash = templateHash(template);
  const labels = { ...template.metadata.labels, [hashLabel]: hash };
  return readReplicaSet(
    cluster.create({
      apiVersion: 'apps/v1',
      kind: 'ReplicaSet',
      metadata: {
        name: `${metadata.name}-${hash}`,
        namespace: metadata.namespace,
        labels,
        annotations,
        ownerReferences: [ownerReference(object)],
      },
      spec: {
        replicas: 0,
        ...(minReadySeconds > 0 && { minReadySeconds }),
        selector: {
          ...selector,
          matchLabels: { ...selector.matchLabels, [hashLabel]: hash },
        },
        template: {
          ...template,
          metadata: { ...template.metadata, labels },
        },
      },
      status: { replicas: 0 },
    }),
  );
}
