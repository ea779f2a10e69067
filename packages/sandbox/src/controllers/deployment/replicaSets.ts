import { ControllerContext } from '../Controller';
import { DeploymentView, ReplicaSetView } from '../objects/workloads';
import * as owned from '../ownedReplicaSets';

export const HASH_LABEL = 'pod-template-hash';
export const REVISION = 'deployment.kubernetes.io/revision';
const DESIRED = 'deployment.kubernetes.io/desired-replicas';
const MAX = 'deployment.kubernetes.io/max-replicas';
const MARKS: owned.SetMarks = { hashLabel: HASH_LABEL, revision: REVISION };

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
  /** The number of the present template. */
  revision: number;
}

export function replicaSetsOf(
  context: ControllerContext,
  deployment: DeploymentView,
): ReplicaSets {
  const { current, others, revision } = owned.ownedReplicaSets(
    context,
    deployment,
    MARKS,
  );
  return { current, old: others, revision };
}

/** Creates the ReplicaSet for the Deployment's present template, with no Pods yet. */
export function createReplicaSet(
  context: ControllerContext,
  deployment: DeploymentView,
  revision: number,
): ReplicaSetView {
  const annotations = inherited(deployment, revision);
  return owned.createReplicaSet(context, deployment, {
    annotations,
    marks: MARKS,
  });
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
