import {
  LOG_LIMITS,
  type LogEntry,
  type Pod,
} from '@flightdeck/plugin-environments-common';
import pLimit from 'p-limit';
import { ClusterError } from '../../client/ClusterError';
import { toServiceUnavailable } from '../refusals';
import { phaseOf } from './containersOf';
import { LogPoint } from './LogPoint';
import { type LogSession, type LogTarget, targetKey } from './LogSession';
import { matchesFilter } from './matchesFilter';
import { MergedLines, NewestLines } from './NewestLines';
import {
  explainUnreadable,
  logRight,
  megabytes,
  notice,
  notStarted,
} from './notices';
import type { ReadPart } from './PodFollower';
import { readContainerLog } from './readContainerLog';

const AT_ONCE = 5;
/** The end of a log is asked for; more of it than this is not read. */
const MOST_BYTES = 4 * LOG_LIMITS.bytes;

/** What the containers have written so far. */
export interface History {
  notices: LogEntry[];
  /** In the order of time. */
  lines: LogEntry[];
  /** How far each container has been read, by `targetKey`. */
  parts: Map<string, ReadPart>;
}

interface Part {
  target: LogTarget;
  lines: NewestLines;
  point: LogPoint;
  bytes: number;
  error?: ClusterError;
}

async function readPart(session: LogSession, target: LogTarget): Promise<Part> {
  const { previous, tailLines, sinceSeconds, filter } = session.request;
  const query = { previous, tailLines, sinceSeconds, limitBytes: MOST_BYTES };
  const part: Part = {
    target,
    lines: new NewestLines(target),
    point: new LogPoint(),
    bytes: 0,
  };
  const count = (bytes: number) => {
    part.bytes += bytes;
  };
  try {
    for await (const line of readContainerLog(session, target, query, count)) {
      part.point.takes(line);
      if (matchesFilter(line.text, filter)) {
        part.lines.add(line);
      }
    }
  } catch (error) {
    if (!(error instanceof ClusterError)) {
      throw error;
    }
    part.error = error;
  }
  return part;
}

/** Whether the cluster, not the container, is why a log cannot be read. */
function isRefused({ error }: Part): boolean {
  return error !== undefined && error.status !== 400 && error.status !== 404;
}

/** Reads what has been written. Throws when the cluster refuses all of it. */
export async function readHistory(
  session: LogSession,
  targets: readonly LogTarget[],
): Promise<History> {
  const { cluster, request, signal } = session;
  const limit = pLimit(AT_ONCE);
  const merged = new MergedLines();
  const parts = await Promise.all(
    targets.map((target, place) =>
      limit(async () => {
        const part = await readPart(session, target);
        merged.add(part.lines, place);
        return part;
      }),
    ),
  );
  const [first] = parts;
  if (first?.error && parts.every(isRefused) && !signal.aborted) {
    throw toServiceUnavailable(first.error, logRight(cluster, request));
  }
  const { lines, dropped } = merged;
  const pods = session.findPods();
  const notices = parts.flatMap(part => noticesOf(session, part, pods));
  if (dropped > 0) {
    notices.push(
      notice(
        `${dropped} older lines are left out: an answer holds ${megabytes(
          LOG_LIMITS.bytes,
        )}.`,
      ),
    );
  }
  return {
    notices,
    lines,
    parts: new Map(
      parts.map(part => [
        targetKey(part.target),
        { point: part.point, isWhole: !isRefused(part) },
      ]),
    ),
  };
}

/** What a person should know of one log beside its lines. */
function noticesOf(
  session: LogSession,
  { target, error, bytes }: Part,
  pods: readonly Pod[],
): LogEntry[] {
  const { cluster, request } = session;
  const pod = pods.find(({ metadata }) => metadata.name === target.pod);
  const phase = pod && phaseOf(pod, target.container);
  if (!error && bytes === 0 && phase?.is === 'waiting') {
    // Where there is no node yet, the answer is empty.
    return [notStarted(target, phase.reason)];
  }
  if (error) {
    return [explainUnreadable(target, error, { cluster, request, pod })];
  }
  return bytes >= MOST_BYTES
    ? [
        notice(
          `The end of the log of container ${target.container} of Pod ${
            target.pod
          } is left out: it has more than ${megabytes(MOST_BYTES)}.`,
          target,
        ),
      ]
    : [];
}
