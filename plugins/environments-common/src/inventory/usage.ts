import type { Usage } from '../api/inventory';
import type { EnvironmentFacts } from '../health/EnvironmentFacts';
import type { Subject } from '../health/Finding';
import { isFinished, isReady } from '../health/pods';
import { subjectKey, subjectOf } from '../health/subjects';
import type { Pod } from '../kubernetes';
import { parseQuantity } from '../kubernetes/quantity';
import type { PodUsage } from '../observations';
import { byPlace } from './byPlace';
import type { WorkloadIndex } from './WorkloadIndex';

type Amount = Usage['cpu'];
type Resource = 'cpu' | 'memory';
interface MeasuredPod {
  pod: Pod;
  usage: Usage;
}

/**
 * What Pods and workloads use beside what they ask for; what has ended uses nothing and is left
 * out. Undefined when Pods could not be read.
 */
export function assembleUsage(
  { objects, usage = [] }: EnvironmentFacts,
  workloads: WorkloadIndex,
): Usage[] | undefined {
  if (!objects.Pod) {
    return undefined;
  }
  const measured = new Map(usage.map(of => [`${of.namespace}/${of.name}`, of]));
  const pods = objects.Pod.filter(pod => !isFinished(pod))
    .map((pod): MeasuredPod => {
      const { namespace, name } = pod.metadata;
      const used = measured.get(`${namespace}/${name}`);
      return { pod, usage: describePod(pod, used, workloads.workloadOf(pod)) };
    })
    .sort((a, b) => byPlace(a.usage.subject, b.usage.subject));
  return [...sumByWorkload(pods), ...pods.map(({ usage: of }) => of)];
}

/** ISO 8601 time of the newest measurement. */
export function newestUsage({
  usage = [],
}: EnvironmentFacts): string | undefined {
  return usage
    .map(({ asOf }) => asOf)
    .reduce<string | undefined>(
      (newest, asOf) =>
        newest === undefined || Date.parse(asOf) > Date.parse(newest)
          ? asOf
          : newest,
      undefined,
    );
}

function describePod(
  pod: Pod,
  used: PodUsage | undefined,
  owner: Subject | undefined,
): Usage {
  return {
    subject: subjectOf('Pod', pod.metadata),
    owner,
    cpu: {
      used: used && sum(used.containers.map(({ cpuCores }) => cpuCores)),
      ...declared(pod, 'cpu'),
    },
    memory: {
      used: used && sum(used.containers.map(({ memoryBytes }) => memoryBytes)),
      ...declared(pod, 'memory'),
    },
  };
}

/** The containers that run together; init containers that end before do not count. */
function declared(
  { spec }: Pod,
  resource: Resource,
): Pick<Amount, 'requests' | 'limits'> {
  const sidecars = spec.initContainers.filter(
    ({ restartPolicy }) => restartPolicy === 'Always',
  );
  const containers = [...sidecars, ...spec.containers].map(({ resources }) => ({
    requests: parseQuantity(resources?.requests[resource] ?? ''),
    limits: parseQuantity(resources?.limits[resource] ?? ''),
  }));
  return {
    requests: sumOfSome(containers.map(({ requests }) => requests)),
    limits: sumOfAll(containers.map(({ limits }) => limits)),
  };
}

function sumByWorkload(pods: readonly MeasuredPod[]): Usage[] {
  const groups = new Map<string, { subject: Subject; pods: MeasuredPod[] }>();
  for (const pod of pods) {
    const { owner } = pod.usage;
    if (owner) {
      const key = subjectKey(owner);
      const group = groups.get(key) ?? { subject: owner, pods: [] };
      group.pods.push(pod);
      groups.set(key, group);
    }
  }
  return [...groups.values()]
    .map(group => ({
      subject: group.subject,
      cpu: sumOfPods(group.pods, 'cpu'),
      memory: sumOfPods(group.pods, 'memory'),
    }))
    .sort((a, b) => byPlace(a.subject, b.subject));
}

function sumOfPods(pods: readonly MeasuredPod[], resource: Resource): Amount {
  const amounts = pods.map(({ usage }) => usage[resource]);
  // A Pod that serves and is not measured would make the sum too low; one that does not may be.
  const isWhole = pods.every(
    ({ pod, usage }) => usage[resource].used !== undefined || !isReady(pod),
  );
  return {
    used: isWhole ? sumOfSome(amounts.map(({ used }) => used)) : undefined,
    requests: sumOfSome(amounts.map(({ requests }) => requests)),
    limits: sumOfAll(amounts.map(({ limits }) => limits)),
  };
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

function sumOfSome(
  values: readonly (number | undefined)[],
): number | undefined {
  const known = values.filter(value => value !== undefined);
  return known.length > 0 ? sum(known) : undefined;
}

function sumOfAll(values: readonly (number | undefined)[]): number | undefined {
  const known = values.filter(value => value !== undefined);
  return known.length === values.length ? sumOfSome(known) : undefined;
}
