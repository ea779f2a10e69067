import { KubeObject } from '../../kubernetes/Cluster';
import {
  ControllerContext,
  isControlledBy,
  ownerReference,
} from '../Controller';
import {
  DeploymentView,
  readReplicaSet,
  ReplicaSetView,
} from '../objects/workloads';
import { templateHash } from '../templateHash';

export const HASH_LABEL = 'pod-template-hash';
export const REVISION = 'deployment.kubernetes.io/revision';
const DESIRED = 'deployment.kubernetes.io/desired-replicas';
const MAX = 'deployment.kubernetes.io/max-replicas';

/** Annotations of a Deployment that its ReplicaSets do not inherit. */
const OWN_ANNOTATIONS = new Set([
  'kubectl.kubernetes.io/last-applied-configuration',
  REVISION,
  DESIRED,
  MAX,
]);

/** A Deployment's ReplicaSets. */
export interface ReplicaSets {
  /** The one with the Deployment's present template, once it exists. */
  current?: ReplicaSetView;
  /** The others, oldest first. */
  old: ReplicaSetView[];
}

export function replicaSetsOf(
  { cluster }: ControllerContext,
  deployment: DeploymentView,
): ReplicaSets {
  const hash = templateHash(deployment.spec.template);
  const all = cluster
    .list('ReplicaSet', deployment.metadata.namespace)
    .filter(set => isControlledBy(set, deployment.object))
    .map(readReplicaSet)
    .sort((left, right) => revisionOf(left.object) - revisionOf(right.object));
  const current = all.find(set => set.metadata.labels?.[HASH_LABEL] === hash);
  return { current, old: all.filter(set => set !== current) };
}

export function revisionOf(object: KubeObject): number {
  return Number(object.metadata.annotations?.[REVISION] ?? 0);
}

/** Creates the ReplicaSet for the Deployment's present template, with no Pods yet. */
export function createReplicaSet(
  { cluster }: ControllerContext,
  deployment: DeploymentView,
  revision: number,
): ReplicaSetView {
  const { metadata, spec, object } = deployment;
  const hash = templateHash(spec.template);
  const labels = { ...spec.template.metadata.labels, [HASH_LABEL]: hash };
  return readReplicaSet(
    cluster.create({
      apiVersion: 'apps/v1',
      kind: 'ReplicaSet',
      metadata: {
        name: `${metadata.name}-${hash}`,
        namespace: metadata.namespace,
        labels,
        annotations: inherited(deployment, revision),
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

/** Makes this ReplicaSet the newest revision, and says so on the Deployment. */
export function markCurrent(
  { cluster }: ControllerContext,
  deployment: DeploymentView,
  current: ReplicaSetView,
  revision: number,
): void {
  const { namespace = '' } = deployment.metadata;
  cluster.patch('ReplicaSet', namespace, current.metadata.name, {
    metadata: { annotations: inherited(deployment, revision) },
  });
  cluster.patch('Deployment', namespace, deployment.metadata.name, {
    metadata: { annotations: { [REVISION]: String(revision) } },
  });
}

function inherited(deployment: DeploymentView, revision: number) {
  const own = Object.entries(deployment.metadata.annotations ?? {});
  return {
    ...Object.fromEntries(own.filter(([name]) => !OWN_ANNOTATIONS.has(name))),
    [REVISION]: String(revision),
    [DESIRED]: String(deployment.spec.replicas),
  };
}
