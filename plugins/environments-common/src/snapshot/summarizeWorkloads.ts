import type { FactIndex } from '../health/FactIndex';
import { type Health, worstHealth } from '../health/Health';
import { isFinished, isReady } from '../health/pods';
import { sameItems } from '../health/sameItems';
import { subjectKey } from '../health/subjects';
import type { HorizontalPodAutoscaler, Pod } from '../kubernetes';
import type { PodSummary, WorkloadSummary } from './EnvironmentSnapshot';
import type { HealthOfObjects } from './HealthOfObjects';
import { listWorkloads, type ToldWorkload } from './listWorkloads';
import { summarizePod } from './summarizePod';
import { imagesOf } from './WorkloadState';

function summarizeAutoscaler({
  metadata,
  spec,
  status,
}: HorizontalPodAutoscaler): WorkloadSummary['autoscaler'] {
  return {
    name: metadata.name,
    min: spec.minReplicas,
    max: spec.maxReplicas,
    current: status.currentReplicas,
    desired: status.desiredReplicas,
  };
}

/** What the summary of a workload follows from besides the workload itself. */
interface SummaryParts {
  health: Health;
  pods: readonly PodSummary[];
  autoscaler: HorizontalPodAutoscaler | undefined;
}

interface KnownSummary extends SummaryParts {
  summary: WorkloadSummary;
  /** The Pods of each owner. */
  groups: readonly (readonly Pod[])[];
  /** No rule says anything of the workload or its Pods. */
  isQuiet: boolean;
}

/** The last summary of each version of a workload. */
const summaries = new WeakMap<object, KnownSummary>();

function isSame(a: SummaryParts, b: SummaryParts): boolean {
  return (
    a.health === b.health &&
    a.autoscaler === b.autoscaler &&
    sameItems(a.pods, b.pods)
  );
}

function toSummary(
  { kind, object: { metadata }, state }: ToldWorkload,
  { health, pods, autoscaler }: SummaryParts,
): WorkloadSummary {
  const { words, desired, ready, updated, images } = state;
  return {
    kind,
    namespace: metadata.namespace,
    name: metadata.name,
    health,
    sentence: words,
    desired,
    ready,
    updated,
    images,
    autoscaler: autoscaler && summarizeAutoscaler(autoscaler),
    pods: [...pods],
  };
}

function summarizeWorkload(
  workload: ToldWorkload,
  autoscaler: HorizontalPodAutoscaler | undefined,
  index: FactIndex,
  health: HealthOfObjects,
): WorkloadSummary {
  const { kind, object, owners, state } = workload;
  const groups = owners.map(owner => index.podsOf(owner));
  const isQuiet =
    health.ofObject(kind, object.metadata) === undefined &&
    owners.every(
      owner => health.of(owner) === undefined && !health.speaksOfPodsOf(owner),
    );
  const known = summaries.get(object);
  if (
    isQuiet &&
    known?.isQuiet &&
    known.autoscaler === autoscaler &&
    sameItems(known.groups, groups)
  ) {
    return known.summary;
  }
  const judged = [
    health.ofObject(kind, object.metadata),
    ...owners.map(owner => health.of(owner)),
  ];
  const pods: PodSummary[] = [];
  for (const pod of groups.flat()) {
    const ofPod = health.ofObject('Pod', pod.metadata);
    judged.push(ofPod);
    pods.push(summarizePod(pod, ofPod));
  }
  const parts = {
    health: worstHealth(
      [state.health, ...judged.filter(verdict => verdict !== undefined)],
      'unknown',
    ),
    pods: pods.sort((a, b) => (a.name < b.name ? -1 : 1)),
    autoscaler,
  };
  const summary =
    known && isSame(known, parts) ? known.summary : toSummary(workload, parts);
  summaries.set(object, { ...parts, summary, groups, isQuiet });
  return summary;
}

/** A Pod that belongs to no workload that is told of stands for itself. */
function summarizeLonePod(pod: Pod, health: HealthOfObjects): WorkloadSummary {
  const summary = summarizePod(pod, health.ofObject('Pod', pod.metadata));
  return {
    kind: 'Pod',
    namespace: summary.namespace,
    name: summary.name,
    health: summary.health,
    sentence: summary.status,
    // What has run to its end is not wanted to be ready any more.
    ...(isFinished(pod) ? {} : { desired: 1, ready: isReady(pod) ? 1 : 0 }),
    images: imagesOf(pod.spec.containers),
    pods: [summary],
  };
}

function compare(a: WorkloadSummary, b: WorkloadSummary): number {
  if (a.namespace !== b.namespace) {
    return a.namespace < b.namespace ? -1 : 1;
  }
  if (a.name !== b.name) {
    return a.name < b.name ? -1 : 1;
  }
  return a.kind < b.kind ? -1 : 1;
}

/**
 * The workloads of an environment by namespace and name, each with its Pods. A workload of which
 * nothing changed is told of by the same object as the last time.
 */
export function summarizeWorkloads(
  index: FactIndex,
  health: HealthOfObjects,
): WorkloadSummary[] {
  const autoscalers = new Map(
    index.objects('HorizontalPodAutoscaler').map(autoscaler => {
      const { kind, name } = autoscaler.spec.scaleTargetRef ?? {};
      return [`${kind}/${autoscaler.metadata.namespace}/${name}`, autoscaler];
    }),
  );
  const workloads = listWorkloads(index);
  const owners = new Set(
    workloads.flatMap(workload => workload.owners.map(subjectKey)),
  );
  return [
    ...workloads.map(workload => {
      const { namespace, name } = workload.object.metadata;
      const autoscaler = autoscalers.get(
        `${workload.kind}/${namespace}/${name}`,
      );
      return summarizeWorkload(workload, autoscaler, index, health);
    }),
    ...index.podsOutside(owners).map(pod => summarizeLonePod(pod, health)),
  ].sort(compare);
}
