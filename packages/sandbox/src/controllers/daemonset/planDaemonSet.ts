/** A Pod of a DaemonSet, as far as it decides what is done next. */
export interface DaemonPod {
  name: string;
  node: string;
  /** It has the present template. */
  isUpdated: boolean;
  isAvailable: boolean;
  /** It is on its way out. */
  isEnding: boolean;
  hasFailed: boolean;
}

export interface DaemonSetFacts {
  /** The nodes that are to have a Pod. */
  nodes: readonly string[];
  /** The eldest first. */
  pods: readonly DaemonPod[];
  /** Whether Pods with an old template are replaced, and not only missing ones created. */
  rolls: boolean;
  maxUnavailable: number;
  maxSurge: number;
}

export interface DaemonSetPlan {
  /** The nodes that get a Pod. */
  create: string[];
  /** The names of the Pods that go. */
  remove: string[];
}

/** What one node has. */
interface Place {
  node: string;
  /** Those that stay unless they are replaced. */
  old: DaemonPod[];
  updated: DaemonPod[];
  isEmpty: boolean;
  isServed: boolean;
}

/** What a DaemonSet does next. */
export function planDaemonSet(facts: DaemonSetFacts): DaemonSetPlan {
  const { nodes, pods, rolls, maxSurge } = facts;
  const unwanted = pods.filter(
    pod => !pod.isEnding && (pod.hasFailed || !nodes.includes(pod.node)),
  );
  const places = nodes.map(node => placeOf(node, pods));
  const missing = places.filter(({ isEmpty }) => isEmpty);
  const change = planChange(places, facts);
  return {
    create: [...missing.map(({ node }) => node), ...change.create],
    remove: [
      ...unwanted.map(({ name }) => name),
      ...(rolls && maxSurge > 0 ? [] : duplicates(places)),
      ...change.remove,
    ],
  };
}

function placeOf(node: string, pods: readonly DaemonPod[]): Place {
  const here = pods.filter(pod => pod.node === node);
  const staying = here.filter(pod => !pod.isEnding && !pod.hasFailed);
  return {
    node,
    old: staying.filter(({ isUpdated }) => !isUpdated),
    updated: staying.filter(({ isUpdated }) => isUpdated),
    // A Pod that ends or failed has to be gone before another comes.
    isEmpty: here.length === 0,
    isServed: staying.some(({ isAvailable }) => isAvailable),
  };
}

function planChange(
  places: readonly Place[],
  { rolls, maxSurge, maxUnavailable }: DaemonSetFacts,
): DaemonSetPlan {
  if (!rolls) {
    return { create: [], remove: [] };
  }
  return maxSurge > 0
    ? planSurge(places, maxSurge)
    : { create: [], remove: planTurns(places, maxUnavailable) };
}

/** Old Pods go first, as many as may be away at once; those that do not serve go anyway. */
function planTurns(places: readonly Place[], maxUnavailable: number): string[] {
  const outdated = places.filter(({ old }) => old.length > 0);
  const idle = outdated.filter(({ isServed }) => !isServed);
  const away = places.filter(({ isServed }) => !isServed).length;
  const turns = outdated
    .filter(({ isServed }) => isServed)
    .slice(0, Math.max(0, maxUnavailable - away));
  return [...idle, ...turns].flatMap(({ old }) => old.map(({ name }) => name));
}

/** New Pods come first, as many as there may be too many; old ones go when the new ones serve. */
function planSurge(places: readonly Place[], maxSurge: number): DaemonSetPlan {
  const outdated = places.filter(({ old }) => old.length > 0);
  const begun = outdated.filter(({ updated }) => updated.length > 0);
  const waiting = outdated.filter(({ updated }) => updated.length === 0);
  const done = begun.filter(
    ({ old, updated }) =>
      updated.some(({ isAvailable }) => isAvailable) ||
      !old.some(({ isAvailable }) => isAvailable),
  );
  const room = Math.max(0, maxSurge - (begun.length - done.length));
  const idle = waiting.filter(({ isServed }) => !isServed);
  const served = waiting.filter(({ isServed }) => isServed);
  return {
    create: [...idle, ...served.slice(0, room)].map(({ node }) => node),
    remove: done.flatMap(({ old }) => old.map(({ name }) => name)),
  };
}

/** All but one where a node has several. */
function duplicates(places: readonly Place[]): string[] {
  return places.flatMap(({ old, updated }) =>
    [...updated, ...old].slice(1).map(({ name }) => name),
  );
}
