import type {
  KubernetesKind,
  SourceGap,
  SourceState,
  SourceStatus,
} from '@flightdeck/plugin-environments-common';
import { resources } from '../watcher/resources';
import { describeGap, missingNamespaceGap } from './describeGap';
import type { StreamStatus } from './KindStream';

/** A stream as it bears on one environment. */
export interface RelevantStream {
  kind: KubernetesKind;
  /** The whole cluster when absent. */
  namespace?: string;
  status: StreamStatus;
  /** Whether the store holds what it told, now or before. */
  known: boolean;
}

export interface ClusterFacts {
  cluster: string;
  streams: readonly RelevantStream[];
  namespaces: readonly string[];
  missingNamespaces: readonly string[];
  /** When the server last answered anything. */
  answeredAt?: Date;
  /** Set while the server does not answer, whatever streams are open. */
  silentSince?: Date;
  now: Date;
  graceMs: number;
}

/** The state of a stream as a reader should see it. */
function effectiveState(
  { status, known }: RelevantStream,
  now: Date,
  graceMs: number,
): SourceState {
  const { state, failingSince } = status;
  if (state === 'starting' && known) {
    // Started anew to cover more; what it told before is moments old.
    return 'ok';
  }
  if (state === 'unreachable' && known && failingSince) {
    return now.getTime() - failingSince.getTime() > graceMs
      ? 'unreachable'
      : 'stale';
  }
  return state;
}

/** Whether it is not for the server's absence that nothing can be read. */
export function isBlocked(state: SourceState): boolean {
  return state === 'forbidden' || state === 'unsupported';
}

interface Judged {
  stream: RelevantStream;
  state: SourceState;
}

interface Summary {
  state: SourceState;
  /** A sentence. */
  message: string;
}

/** The message of the first stream in a state. */
function firstWith(
  wanted: SourceState,
  judged: readonly Judged[],
): string | undefined {
  return judged.find(({ state }) => state === wanted)?.stream.status.message;
}

/** What ails streams that could be open; undefined when nothing does. */
function findAilment(open: readonly Judged[]): Summary | undefined {
  const unauthorized = firstWith('unauthorized', open);
  if (unauthorized) {
    return { state: 'unauthorized', message: unauthorized };
  }
  const unreachable = firstWith('unreachable', open);
  if (unreachable && open.every(({ state }) => state === 'unreachable')) {
    return { state: 'unreachable', message: unreachable };
  }
  const stale = firstWith('stale', open) ?? unreachable;
  return stale ? { state: 'stale', message: stale } : undefined;
}

function summarize(
  judged: readonly Judged[],
  { cluster, namespaces, missingNamespaces, silentSince }: ClusterFacts,
): Summary {
  // Facts that an environment can do without do not decide how its cluster is doing.
  const needed = judged.filter(
    ({ stream: { kind } }) => !resources[kind].supplementary,
  );
  const open = needed.filter(({ state }) => !isBlocked(state));
  const ailment = findAilment(open);
  if (ailment) {
    return ailment;
  }
  if (needed.length === 0 || firstWith('starting', open)) {
    return {
      state: 'starting',
      message: `Cluster '${cluster}' is being read.`,
    };
  }
  if (open.length === 0) {
    return needed.some(({ state }) => state === 'forbidden')
      ? {
          state: 'forbidden',
          message: `The configured credentials may read nothing of this in cluster '${cluster}'.`,
        }
      : {
          state: 'unsupported',
          message: `Cluster '${cluster}' serves nothing of this.`,
        };
  }
  if (missingNamespaces.length === namespaces.length) {
    return {
      state: 'unsupported',
      message: missingNamespaces
        .map(name => missingNamespaceGap(name, cluster).message)
        .join(' '),
    };
  }
  if (silentSince) {
    return {
      state: 'unreachable',
      message: `Cluster '${cluster}' does not answer.`,
    };
  }
  return { state: 'ok', message: `Cluster '${cluster}' is watched.` };
}

/** The time up to which everything that can be read is known to be current. */
function findAsOf(
  judged: readonly Judged[],
  answeredAt: Date | undefined,
): string | undefined {
  const times = judged.flatMap(({ stream: { kind, status }, state }) => {
    if (isBlocked(state) || resources[kind].supplementary || !status.asOf) {
      return [];
    }
    // A watch that is open has told everything; what it needs is that the server is still there.
    const alive = status.state === 'ok' ? answeredAt?.getTime() ?? 0 : 0;
    return [Math.max(status.asOf.getTime(), alive)];
  });
  return times.length > 0
    ? new Date(Math.min(...times)).toISOString()
    : undefined;
}

function judge({ streams, now, graceMs }: ClusterFacts): Judged[] {
  return streams.map(stream => ({
    stream,
    state: effectiveState(stream, now, graceMs),
  }));
}

/** Says in a sentence how a cluster is doing. */
export function summarizeCluster(facts: ClusterFacts): Summary {
  return summarize(judge(facts), facts);
}

/** Sums up how a cluster is doing, as it bears on one environment. */
export function describeCluster(facts: ClusterFacts): SourceStatus {
  const { cluster, missingNamespaces } = facts;
  const judged = judge(facts);
  const { state, message } = summarize(judged, facts);
  const gaps = new Map<string, SourceGap>();
  for (const { stream, state: streamState } of judged) {
    // What ails the whole cluster is said once, by its state.
    if (streamState !== 'ok' && streamState !== state) {
      const gap = describeGap(stream, streamState, cluster);
      gaps.set(gap.what, gap);
    } else if (isBlocked(streamState)) {
      const gap = describeGap(stream, streamState, cluster);
      gaps.set(gap.what, gap);
    }
  }
  for (const namespace of missingNamespaces) {
    const gap = missingNamespaceGap(namespace, cluster);
    gaps.set(gap.what, gap);
  }
  return {
    id: `kubernetes/${cluster}`,
    kind: 'kubernetes',
    name: cluster,
    state,
    message,
    asOf: findAsOf(judged, facts.answeredAt),
    gaps: [...gaps.values()],
  };
}
