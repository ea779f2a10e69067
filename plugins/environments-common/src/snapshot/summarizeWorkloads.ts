import type { FactIndex, Workload } from '../health/FactIndex';
import { type Health, worstHealth } from '../health/Health';
import { isFinished, isReady } from '../health/pods';
import { subjectKey, subjectOf } from '../health/subjects';
import { desiredReplicas, isRollingOut, isUpdating } from '../health/workloads';
import type { HorizontalPodAutoscaler, Pod } from '../kubernetes';
import type { WorkloadSummary } from './EnvironmentSnapshot';
import type { HealthOfObjects } from './HealthOfObjects';
import { summarizePod } from './summarizePod';

function isRolling({ kind, object }: Workload): boolean {
  return kind === 'Deployment' ? isRollingOut(object) : isUpdating(object);
}

function isPaused({ kind, object }: Workload): boolean {
  return kind === 'Deployment' && object.spec.paused === true;
}

/** The state of a workload of which no rule complains, and a few words about it. */
function describeState(workload: Workload): { health: Health; words: string } {
  const { object } = workload;
  const desired = desiredReplicas(object);
  const ready = object.status.readyReplicas ?? 0;
  if (desired === 0) {
    return { health: 'suspended', words: 'scaled to zero' };
  }
  const words = `${ready} of ${desired} ready`;
  if (isPaused(workload)) {
    return {
      health: ready < desired ? 'progressing' : 'suspended',
      words: `${words}, paused`,
    };
  }
  if (isRolling(workload)) {
    return { health: 'progressing', words: `${words}, rolling out` };
  }
  return { health: ready < desired ? 'progressing' : 'healthy', words };
}

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

function imagesOf(containers: readonly { image?: string }[]): string[] {
  return [...new Set(containers.flatMap(({ image }) => image ?? []))];
}

function byName(a: Pod, b: Pod): number {
  return a.metadata.name < b.metadata.name ? -1 : 1;
}

function summarizeWorkload(
  workload: Workload,
  autoscaler: HorizontalPodAutoscaler | undefined,
  index: FactIndex,
  health: HealthOfObjects,
): WorkloadSummary {
  const { kind, object } = workload;
  const { metadata, spec, status } = object;
  const subject = subjectOf(kind, metadata);
  const pods = [...index.podsOf(subject)].sort(byName);
  const state = describeState(workload);
  const judged = [
    health.of(subject),
    ...pods.map(pod => health.of(subjectOf('Pod', pod.metadata))),
  ].flatMap(known => known ?? []);
  return {
    kind,
    namespace: metadata.namespace,
    name: metadata.name,
    health: worstHealth([state.health, ...judged], 'unknown'),
    sentence: state.words,
    desired: desiredReplicas(object),
    ready: status.readyReplicas ?? 0,
    updated: status.updatedReplicas ?? 0,
    images: imagesOf(spec.template?.spec?.containers ?? []),
    autoscaler: autoscaler && summarizeAutoscaler(autoscaler),
    pods: pods.map(pod => summarizePod(pod, health)),
  };
}

/** A Pod that belongs to no workload that is told of stands for itself. */
function summarizeLonePod(pod: Pod, health: HealthOfObjects): WorkloadSummary {
  const summary = summarizePod(pod, health);
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

/** The workloads of an environment by namespace and name, each with its Pods. */
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
  const owners = new Set(
    index.workloads.map(({ kind, object }) =>
      subjectKey(subjectOf(kind, object.metadata)),
    ),
  );
  const lonePods = index.objects('Pod').filter(pod => {
    const owner = index.ownerOf(pod);
    return owner === undefined || !owners.has(subjectKey(owner));
  });
  const placed = [
    ...index.workloads.map(workload => {
      const { namespace, name } = workload.object.metadata;
      const autoscaler = autoscalers.get(
        `${workload.kind}/${namespace}/${name}`,
      );
      return summarizeWorkload(workload, autoscaler, index, health);
    }),
    ...lonePods.map(pod => summarizeLonePod(pod, health)),
  ].map(summary => ({
    place: `${summary.namespace}/${summary.name}/${summary.kind}`,
    summary,
  }));
  return placed
    .sort((a, b) => (a.place < b.place ? -1 : 1))
    .map(({ summary }) => summary);
}
