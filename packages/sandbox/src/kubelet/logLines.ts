import { PodView } from '../controllers/objects/pod';
import { sha256 } from './images';
import { Run } from './Run';

export interface LogLine {
  at: Date;
  text: string;
}

/** How the application behaves, as annotations of its workload say. */
export interface Behaviour {
  errorRatio: number;
  latencySeconds: number;
}

/** Seconds between two lines of an application that works. */
const INTERVAL_SECONDS = 2;
/** Older lines have been rotated away. */
const MOST_LINES = 1000;
const REQUESTS = [
  'GET /api/projects',
  'GET /api/health',
  'GET /api/results',
  'POST /api/calculations',
  'GET /api/projects',
  'POST /api/uploads',
];

/**
 * What a container wrote between its start and `until`, oldest first. Nothing is stored: each line
 * follows from the run and its number alone, so that reading again gives the same.
 */
export function logLines(
  pod: PodView,
  container: string,
  run: Run,
  behaviour: Behaviour,
  until: Date,
): LogLine[] {
  const start = run.startedAt.getTime();
  const end = Math.min(until.getTime(), run.finishedAt?.getTime() ?? Infinity);
  const timeOf = (number: number) => start + number * INTERVAL_SECONDS * 1000;
  const count = Math.floor((end - start) / 1000 / INTERVAL_SECONDS) + 1;
  const first = Math.max(0, count - MOST_LINES);
  const lines = Array.from(
    { length: Math.max(0, count - first) },
    (_, index) => {
      const number = first + index;
      const at = new Date(timeOf(number));
      const identity = `${pod.metadata.uid} ${container} ${run.number} ${number}`;
      const entry =
        number === 0
          ? { level: 'info', message: `${container} started` }
          : served(sha256(identity), container, behaviour);
      return { at, text: write(at, container, entry) };
    },
  );
  if (run.lastWords && run.finishedAt && run.finishedAt <= until) {
    const entry = { level: 'error', message: run.lastWords };
    const at = run.finishedAt;
    return [...lines, { at, text: write(at, container, entry) }];
  }
  return lines;
}

function write(at: Date, logger: string, entry: object): string {
  return JSON.stringify({ timestamp: at.toISOString(), logger, ...entry });
}

/** An entry of an application that works. The digest decides what happened. */
function served(digest: string, container: string, behaviour: Behaviour) {
  const chance = (from: number) =>
    parseInt(digest.slice(from, from + 6), 16) / 0x1000000;
  const trace = { trace_id: digest.slice(0, 32) };
  const milliseconds = Math.round(
    behaviour.latencySeconds * 1000 * (0.3 + 0.7 * chance(40)),
  );
  if (/postgres|timescale|redis|valkey/.test(container)) {
    return { level: 'info', message: 'checkpoint complete', ...trace };
  }
  if (/celery|worker/.test(container)) {
    return chance(34) < behaviour.errorRatio
      ? { level: 'error', message: 'task failed', ...trace }
      : {
          level: 'info',
          message: 'task succeeded',
          duration_ms: milliseconds * 4,
          ...trace,
        };
  }
  const request = REQUESTS[Math.floor(chance(46) * REQUESTS.length)];
  const failed = chance(34) < behaviour.errorRatio;
  return {
    level: failed ? 'error' : 'info',
    message: failed ? `${request} failed: internal server error` : request,
    status: failed ? 500 : 200,
    duration_ms: milliseconds,
    ...trace,
  };
}
