import { KubeObject } from '../../kubernetes/Cluster';
import { StatusError } from '../../kubernetes/StatusError';
import { ControllerContext } from '../Controller';
import { isFinished, PodView } from '../objects/pod';
import { DaemonSetView } from '../objects/workloads';
import { attempt, createPod, isAvailable, podsOf } from '../podsOf';
import { REVISION_LABEL } from '../revisions';
import { CORDONED } from '../scheduler/obstacles';
import { readPlacement } from '../scheduler/placementSpec';
import { randomSuffix, templateHash } from '../templateHash';
import { DaemonPod } from './planDaemonSet';

const NODE_NAME = 'metadata.name';

/** What every Pod of a DaemonSet puts up with. */
const TOLERATIONS = [
  { key: 'node.kubernetes.io/not-ready', effect: 'NoExecute' },
  { key: 'node.kubernetes.io/unreachable', effect: 'NoExecute' },
  { key: CORDONED, effect: 'NoSchedule' },
].map(toleration => ({ ...toleration, operator: 'Exists' }));

/** The Pods of a DaemonSet, the eldest first. */
export function daemonPodsOf(
  context: ControllerContext,
  set: DaemonSetView,
): DaemonPod[] {
  const hash = templateHash(set.spec.template);
  return podsOf(context, set.object)
    .sort((left, right) => createdAt(left) - createdAt(right))
    .map(pod => ({
      name: pod.metadata.name,
      node: nodeOf(pod.object),
      isUpdated: pod.metadata.labels?.[REVISION_LABEL] === hash,
      isAvailable: isAvailable(context.timeline, pod, set.spec.minReadySeconds),
      isEnding: pod.metadata.deletionTimestamp !== undefined,
      hasFailed: isFinished(pod.status.phase),
    }));
}

/** Creates the Pod of a node. Returns the refusal if the API server refuses. */
export function createDaemonPod(
  context: ControllerContext,
  set: DaemonSetView,
  node: string,
): StatusError | undefined {
  const { metadata, object, spec } = set;
  const { template } = spec;
  const name = `${metadata.name}-${randomSuffix(context.random)}`;
  const { affinity, tolerations } = template.spec;
  const refusal = attempt(() =>
    createPod(context, {
      owner: object,
      name,
      template,
      labels: { [REVISION_LABEL]: templateHash(template) },
      spec: {
        affinity: { ...Object(affinity), nodeAffinity: pinnedTo(node) },
        tolerations: [
          ...(Array.isArray(tolerations) ? tolerations : []),
          ...TOLERATIONS,
        ],
      },
    }),
  );
  context.recorder.record(object, {
    type: refusal ? 'Warning' : 'Normal',
    reason: refusal ? 'FailedCreate' : 'SuccessfulCreate',
    message: refusal
      ? `Error creating: ${refusal.message}`
      : `Created pod: ${name}`,
    component: 'daemonset-controller',
  });
  return refusal;
}

export function deleteDaemonPod(
  { cluster, recorder }: ControllerContext,
  { metadata, object }: DaemonSetView,
  name: string,
): void {
  cluster.delete('Pod', metadata.namespace ?? '', name);
  recorder.record(object, {
    type: 'Normal',
    reason: 'SuccessfulDelete',
    message: `Deleted pod: ${name}`,
    component: 'daemonset-controller',
  });
}

/** Leaves it to the scheduler whether there is room on that one node. */
function pinnedTo(node: string) {
  const matchFields = [{ key: NODE_NAME, operator: 'In', values: [node] }];
  return {
    requiredDuringSchedulingIgnoredDuringExecution: {
      nodeSelectorTerms: [{ matchFields }],
    },
  };
}

/** The node that a Pod was made for. */
function nodeOf(pod: KubeObject): string {
  const terms =
    readPlacement(pod).spec.affinity?.nodeAffinity
      ?.requiredDuringSchedulingIgnoredDuringExecution?.nodeSelectorTerms ?? [];
  const field = terms
    .flatMap(({ matchFields }) => matchFields)
    .find(({ key }) => key === NODE_NAME);
  return field?.values[0] ?? '';
}

function createdAt({ metadata }: PodView): number {
  return Date.parse(metadata.creationTimestamp);
}
