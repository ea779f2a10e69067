import { CronExpressionParser } from 'cron-parser';
import { Timeline } from '../Timeline';
import { CronJobView } from './cronJobs';

/** When a CronJob has to run. */
export interface Due {
  /** The last time that has come and was not served; undefined when there is none. */
  missed?: Date;
  /** Until the next time. */
  seconds: number;
}

/** Reads the schedule. Throws when it is none. */
export function findDue(
  { metadata, spec, status }: CronJobView,
  timeline: Timeline,
): Due {
  const now = timeline.now();
  const options = { tz: spec.timeZone ?? 'UTC' };
  const schedule = (currentDate: Date) =>
    CronExpressionParser.parse(spec.schedule, { ...options, currentDate });
  const next = schedule(now).next().toDate();
  // A time counts as come in the very second it names.
  const last = schedule(new Date(now.getTime() + 1))
    .prev()
    .toDate();
  const served = Date.parse(
    status.lastScheduleTime ?? metadata.creationTimestamp,
  );
  const { startingDeadlineSeconds = Infinity } = spec;
  const isLate =
    timeline.secondsSince(last.toISOString()) > startingDeadlineSeconds;
  return {
    missed: last.getTime() > served && !isLate ? last : undefined,
    seconds: -timeline.secondsSince(next.toISOString()),
  };
}
