import { InputError } from '@backstage/errors';
import { parseTime } from '../health/time';
import { CronPattern } from './CronPattern';
import type { DeploymentWindow } from './DeploymentWindow';
import { mergeSpans, type Span } from './Span';
import { type ClockSegment, ZoneClock } from './ZoneClock';

const MINUTE = 60_000;
const DAY = 86_400_000;

/**
 * When a window is, in the order of the begins: the spans that end after one moment and begin
 * before another.
 *
 * @throws InputError with a few words when that makes no sense.
 */
export function windowSpans(
  { times, timeZone }: Pick<DeploymentWindow, 'times' | 'timeZone'>,
  from: number,
  to: number,
): Iterable<Span> {
  if ('from' in times) {
    return [datedSpan(times)];
  }
  const clock = ZoneClock.of(timeZone);
  if (!clock) {
    throw new InputError(`there is no time zone ${timeZone}`);
  }
  const pattern = CronPattern.parse(times.schedule);
  const duration = times.durationMinutes * MINUTE;
  if (!(duration > 0 && duration < Infinity)) {
    throw new InputError('it has no duration');
  }
  const toSpans = times.byClock ? spansByClock : spansByTime;
  return (function* spans() {
    for (const segment of clock.segments(from - duration - DAY, to)) {
      yield* toSpans(pattern, duration, segment);
    }
  })();
}

function datedSpan({ from, to }: { from: string; to?: string }): Span {
  const begin = parseTime(from);
  const end = to === undefined ? Infinity : parseTime(to);
  if (begin === undefined || end === undefined || begin >= end) {
    throw new InputError('its dates are none, or it ends before it begins');
  }
  return { begin, end };
}

/** What the clock shows decides: a span is cut where the clock changes, and goes on after. */
function* spansByClock(
  pattern: CronPattern,
  duration: number,
  { begin, end, offset }: ClockSegment,
): Generator<Span> {
  const runs = runsOf(pattern.timesOfDay, duration);
  const first = begin + offset - duration;
  for (const day of pattern.days(first, end + offset)) {
    for (const run of runs) {
      const span = {
        begin: Math.max(begin, day + run.begin - offset),
        end: Math.min(end, day + run.end - offset),
      };
      if (span.begin < span.end) {
        yield span;
      }
    }
  }
}

/** Each time that the clock shows begins a span, which lasts as long as time passes. */
function* spansByTime(
  pattern: CronPattern,
  duration: number,
  { begin, end, offset }: ClockSegment,
): Generator<Span> {
  const runs = runsOf(pattern.timesOfDay, duration);
  for (const day of pattern.days(begin + offset, end + offset)) {
    const midnight = day - offset;
    if (midnight >= begin && midnight + DAY <= end) {
      for (const run of runs) {
        yield { begin: midnight + run.begin, end: midnight + run.end };
      }
    } else {
      for (const time of pattern.timesOfDay) {
        const start = midnight + time;
        if (start >= begin && start < end) {
          yield { begin: start, end: start + duration };
        }
      }
    }
  }
}

/** The spans of one day, those that touch joined, from its begin on. */
function runsOf(times: readonly number[], duration: number): Span[] {
  return [
    ...mergeSpans(times.map(begin => ({ begin, end: begin + duration }))),
  ];
}
