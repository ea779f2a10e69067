import { Cluster, ClusterEvent, KubeObject } from '../Cluster';
import { ResourceType } from '../resourceTypes';
import { StatusError } from '../StatusError';
import { EventHistory, HistoryEntry } from './EventHistory';
import { objectsAt } from './objectsAt';

export type WatchEvent =
  | ClusterEvent
  | { type: 'BOOKMARK'; resourceVersion: string };

export interface WatchOptions {
  cluster: Cluster;
  history: EventHistory;
  type: ResourceType;
  /** All namespaces when absent. */
  namespace?: string;
  matches: (object: KubeObject) => boolean;
  /** Tells what came after this version; all that is there, when absent. */
  after?: number;
  /** Tells the version reached each time so long has passed; never when absent. */
  bookmarkIntervalMs?: number;
  signal: AbortSignal;
}

const BATCH = 500;
const NEVER_MS = 2 ** 31 - 1;

/**
 * The events of one watch, until the signal fires. The reader pulls at its own speed and nothing
 * is queued for it: one that falls behind what the history remembers gets a 410 `StatusError`.
 */
export async function* watchEvents(
  options: WatchOptions,
): AsyncGenerator<WatchEvent> {
  const { history, signal, bookmarkIntervalMs = NEVER_MS } = options;
  let reached = options.after ?? history.current;
  if (options.after === undefined) {
    yield* presentObjects(options, reached);
  }
  let bookmarkDue = performance.now() + bookmarkIntervalMs;
  while (!signal.aborted) {
    if (!history.reaches(reached)) {
      throw StatusError.expired(
        `too old resource version: ${reached} (${history.current})`,
      );
    }
    for (const entry of history.after(reached, BATCH)) {
      const event = seenThrough(entry, options);
      reached = entry.version;
      if (event && !signal.aborted) {
        yield event;
      }
    }
    const timeoutMs = bookmarkDue - performance.now();
    if (timeoutMs <= 0) {
      bookmarkDue += bookmarkIntervalMs;
      yield { type: 'BOOKMARK', resourceVersion: String(reached) };
    } else {
      await history.changed(reached, { signal, timeoutMs });
    }
  }
}

function* presentObjects(
  options: WatchOptions,
  version: number,
): Generator<WatchEvent> {
  const { cluster, history, type, namespace, matches, signal } = options;
  const { kind } = type;
  for (const object of objectsAt({
    cluster,
    history,
    kind,
    namespace,
    version,
  })) {
    if (signal.aborted) {
      return;
    }
    if (matches(object)) {
      yield { type: 'ADDED', object };
    }
  }
}

/** What a change looks like to someone who sees only the objects that match. */
function seenThrough(
  { event }: HistoryEntry,
  { type, namespace, matches }: WatchOptions,
): ClusterEvent | undefined {
  const { object, previous } = event;
  if (
    object.kind !== type.kind ||
    (namespace !== undefined && object.metadata.namespace !== namespace)
  ) {
    return undefined;
  }
  const was = previous !== undefined && matches(previous);
  const is = event.type !== 'DELETED' && matches(object);
  if (is) {
    return { type: was ? 'MODIFIED' : 'ADDED', object, previous };
  }
  if (!was) {
    return undefined;
  }
  const { resourceVersion } = object.metadata;
  return {
    type: 'DELETED',
    object: {
      ...previous,
      metadata: { ...previous.metadata, resourceVersion },
    },
    previous,
  };
}
