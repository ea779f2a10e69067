import type { Subject } from '../health/Finding';
import type {
  CronJob,
  DaemonSet,
  Deployment,
  Ingress,
  KubernetesObjects,
  ObjectMetadata,
  Rollout,
  StatefulSet,
} from '../kubernetes';
import { subjectOf } from '../health/subjects';
import type { BlueprintPart, PartKind } from './Part';

/** An object that makes Pods that stay. */
export type LiveWorkload =
  | { kind: 'Deployment'; object: Deployment }
  | { kind: 'StatefulSet'; object: StatefulSet }
  | { kind: 'DaemonSet'; object: DaemonSet }
  | { kind: 'Rollout'; object: Rollout };

/** An object that can play a part of a blueprint. */
export type LiveObject =
  | LiveWorkload
  | { kind: 'CronJob'; object: CronJob }
  | { kind: 'Ingress'; object: Ingress };

export const WORKLOAD_KINDS = [
  'Deployment',
  'StatefulSet',
  'DaemonSet',
  'Rollout',
] as const satisfies readonly PartKind[];

export function isWorkload(live: LiveObject): live is LiveWorkload {
  return WORKLOAD_KINDS.some(kind => kind === live.kind);
}

export function liveSubject({ kind, object }: LiveObject): Subject {
  return subjectOf(kind, object.metadata);
}

/** The labels of the Pods that a workload makes. */
export function podLabels({ object }: LiveWorkload): Record<string, string> {
  return object.spec.template?.metadata?.labels ?? {};
}

/** Everything that can play a part, in the order of names. */
export function listLiveObjects(objects: KubernetesObjects): LiveObject[] {
  const all: LiveObject[] = [
    ...(objects.Deployment ?? []).map(
      object => ({ kind: 'Deployment', object } as const),
    ),
    ...(objects.StatefulSet ?? []).map(
      object => ({ kind: 'StatefulSet', object } as const),
    ),
    ...(objects.DaemonSet ?? []).map(
      object => ({ kind: 'DaemonSet', object } as const),
    ),
    ...(objects.Rollout ?? []).map(
      object => ({ kind: 'Rollout', object } as const),
    ),
    ...(objects.CronJob ?? []).map(
      object => ({ kind: 'CronJob', object } as const),
    ),
    ...(objects.Ingress ?? []).map(
      object => ({ kind: 'Ingress', object } as const),
    ),
  ];
  return all.sort((a, b) => (placeOf(a) < placeOf(b) ? -1 : 1));
}

function placeOf({ kind, object: { metadata } }: LiveObject): string {
  return `${metadata.namespace}/${metadata.name}/${kind}`;
}

/**
 * The kinds among which a part is looked for. A workload of another kind than expected is found,
 * and told as different.
 */
export function searchedKinds({ kinds = [] }: BlueprintPart): PartKind[] {
  const isOfWorkload = kinds.some(kind =>
    WORKLOAD_KINDS.some(workload => workload === kind),
  );
  return [...new Set([...(isOfWorkload ? WORKLOAD_KINDS : []), ...kinds])];
}

/** Whether a name is like a pattern in which `*` stands for anything. */
export function isNamedLike(name: string, pattern: string): boolean {
  const pieces = pattern.split('*');
  if (pieces.length === 1) {
    return name === pattern;
  }
  const [first = '', ...rest] = pieces;
  const last = rest.pop() ?? '';
  if (
    !name.startsWith(first) ||
    !name.endsWith(last) ||
    name.length < first.length + last.length
  ) {
    return false;
  }
  let position = first.length;
  const end = name.length - last.length;
  return rest.every(piece => {
    const found = name.indexOf(piece, position);
    position = found + piece.length;
    return found !== -1 && position <= end;
  });
}

function hasLabels(
  labels: Readonly<Record<string, string>>,
  expected: Readonly<Record<string, string>>,
): boolean {
  return Object.entries(expected).every(
    ([key, value]) => Object.hasOwn(labels, key) && labels[key] === value,
  );
}

function hasName({ name }: ObjectMetadata, part: BlueprintPart): boolean {
  return (part.match?.names ?? []).some(pattern => isNamedLike(name, pattern));
}

/** The objects that play a part: those with its name, or else those with its labels. */
export function findLive(
  part: BlueprintPart,
  objects: readonly LiveObject[],
): LiveObject[] {
  const kinds = searchedKinds(part);
  const candidates = objects.filter(({ kind }) => kinds.includes(kind));
  const named = candidates.filter(({ object }) =>
    hasName(object.metadata, part),
  );
  const labels = part.match?.labels;
  if (named.length > 0 || labels === undefined) {
    return named;
  }
  return candidates.filter(
    live =>
      hasLabels(live.object.metadata.labels, labels) ||
      (isWorkload(live) && hasLabels(podLabels(live), labels)),
  );
}
