import { NotFoundError } from '@backstage/errors';
import {
  LOG_LIMITS,
  type LogEntry,
  type Pod,
} from '@flightdeck/plugin-environments-common';
import { containersOf, targetsOf } from './containersOf';
import { followLogs } from './followLogs';
import type { LogSession } from './LogSession';
import { describePods } from './notices';
import { type History, readHistory } from './readHistory';

const NOTHING: History = { notices: [], lines: [], parts: new Map() };

function checkContainer(
  container: string | undefined,
  pods: readonly Pod[],
): void {
  const names = new Set(pods.flatMap(containersOf));
  if (container && pods.length > 0 && !names.has(container)) {
    throw new NotFoundError(
      `There is no container '${container}'. There are ${[...names].join(
        ', ',
      )}.`,
    );
  }
}

/**
 * Yields the logs of Pods: what they have written, in the order of time, and then, when they are
 * to be followed, what they write. Throws before the first entry, or not at all.
 */
export async function* readLogs(
  session: LogSession,
): AsyncGenerator<LogEntry, void, void> {
  const { request, signal, timing } = session;
  const since = timing.clock();
  const pods = session.findPods();
  const read = pods.slice(0, LOG_LIMITS.pods);
  checkContainer(request.container, read);
  const follows = request.follow && !request.previous;
  const wantsPast = !follows || request.tailLines > 0;
  const targets = read.flatMap(pod => targetsOf(pod, request.container));
  const { notices, lines, parts } = wantsPast
    ? await readHistory(session, targets)
    : NOTHING;
  if (signal.aborted) {
    return;
  }
  yield* describePods(request, pods);
  yield* notices;
  yield* lines;
  if (follows) {
    yield* followLogs(session, { pods, parts, since });
  } else {
    yield { type: 'end' };
  }
}
