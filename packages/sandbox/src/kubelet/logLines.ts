import { PodView } from '../controllers/objects/pod';
import { sha256 } from './images';
import { Behaviour, LogMoment } from './logStyles/LogStyle';
import { styleOf } from './logStyles/styleOf';
import { Run } from './Run';

export interface LogLine {
  at: Date;
  text: string;
}

/** Between two lines of what a container says when it starts. */
const OPENING_MS = 120;
/** Older lines have been rotated away. */
const MOST_LINES = 1000;

/** What is wanted of a log. */
export interface LogSpan {
  /** Older lines may be left out. */
  after?: Date;
  until: Date;
}

/**
 * What a container wrote between its start and `until`, oldest first. Nothing is stored: each line
 * follows from the run and its number alone, so that reading again gives the same.
 */
export function logLines(
  pod: PodView,
  container: string,
  run: Run,
  behaviour: Behaviour,
  { after, until }: LogSpan,
): LogLine[] {
  const style = styleOf(pod, container);
  const start = run.startedAt.getTime();
  const end = Math.min(until.getTime(), run.finishedAt?.getTime() ?? Infinity);
  const momentOf = (number: number, at: Date): LogMoment => {
    const identity = `${pod.metadata.uid} ${container} ${run.number} ${number}`;
    return {
      at,
      container,
      number,
      behaviour,
      traceId: sha256(identity).slice(0, 32),
      chance: purpose => chanceOf(`${identity} ${purpose}`),
    };
  };
  const opening = style.opening.map((say, index): LogLine => {
    const at = new Date(start + index * OPENING_MS);
    return { at, text: say(momentOf(-1 - index, at)) };
  });
  const interval = style.intervalSeconds * 1000;
  const begin = start + opening.length * OPENING_MS;
  const count = Math.max(0, Math.floor((end - begin) / interval) + 1);
  const known = after ? Math.floor((after.getTime() - begin) / interval) : 0;
  const first = Math.min(count, Math.max(0, count - MOST_LINES, known));
  const lines = Array.from({ length: count - first }, (_, index): LogLine => {
    const number = first + index;
    // Software does not write by the clock.
    const late = chanceOf(`${pod.metadata.uid} ${container} ${number}`) * 0.9;
    const at = new Date(Math.round(begin + (number + late) * interval));
    return { at, text: style.line(momentOf(number, at)) };
  });
  const written = [...(first === 0 ? opening : []), ...lines].filter(
    ({ at }) => at.getTime() <= end,
  );
  if (run.lastWords && run.finishedAt && run.finishedAt <= until) {
    const at = run.finishedAt;
    const text = style.lastWords(momentOf(count, at), run.lastWords);
    return [...written, { at, text }];
  }
  return written;
}

/** From 0 up to 1, the same for the same text. */
function chanceOf(text: string): number {
  return parseInt(sha256(text).slice(0, 12), 16) / 0x1000000000000;
}
