import { readSchedule } from '../../health/cronSchedule';
import { subjectOf } from '../../health/subjects';
import { parseTime } from '../../health/time';
import { ANNOTATION_BACKUP_RETENTION_DAYS } from '../../inventory/backups';
import type { CronJob } from '../../kubernetes';
import { createAspect } from '../Aspect';
import type { LiveObject } from '../LiveObject';
import { type Comparison, compare, toYaml, unknown } from '../Verdict';

type LiveCronJob = Extract<LiveObject, { kind: 'CronJob' }>;

const HOUR = 3_600_000;
/** Enough to see the weekend of a schedule that runs on working days. */
const RUNS_AHEAD = 8;
/** When clocks go back, a day has one hour more. */
const CLOCK_CHANGE = HOUR;

function isCronJob(live: LiveObject): live is LiveCronJob {
  return live.kind === 'CronJob';
}

/** The longest pause between the next runs; infinity for a schedule that ends or is none. */
function longestPause({ spec }: CronJob, now: Date): number {
  const schedule = readSchedule(spec);
  if ('problem' in schedule) {
    return Infinity;
  }
  let longest = 0;
  let run = schedule.nextAfter(now.getTime());
  for (let ahead = 1; ahead < RUNS_AHEAD; ahead++) {
    const next = schedule.nextAfter(run);
    longest = Math.max(longest, Number.isFinite(next) ? next - run : Infinity);
    run = next;
  }
  return longest;
}

function ageWords(hours: number): string {
  return hours < 48 ? `${Math.floor(hours)} h` : `${Math.floor(hours / 24)} d`;
}

function pauseWords(hours: number): string {
  return hours % 24 === 0 ? `${hours / 24} d` : `${hours} h`;
}

function hoursSince(time: string | undefined, now: Date): number | undefined {
  const then = parseTime(time);
  return then === undefined ? undefined : (now.getTime() - then) / HOUR;
}

function runWords(
  age: number | undefined,
  existsFor: number | undefined,
): string {
  if (age !== undefined) {
    return `${ageWords(age)} ago`;
  }
  return existsFor === undefined
    ? 'never'
    : `never; it was made ${ageWords(existsFor)} ago`;
}

export const backup = createAspect('backup', isCronJob, {
  severity: 'critical',
  sentence: ({ everyHours, retentionDays, maxAgeHours }, { title }) =>
    [
      `${title} runs at least every ${pauseWords(everyHours)}`,
      retentionDays && `keeps what it makes for ${retentionDays} days`,
      `succeeded within the last ${ageWords(maxAgeHours)}`,
    ]
      .filter(Boolean)
      .join(', ')
      .concat('.'),
  judge({ everyHours, retentionDays, maxAgeHours }, { object }, { now }) {
    const { metadata, spec, status } = object;
    if (spec.schedule === undefined) {
      return unknown(`The schedule of CronJob ${metadata.name} is not told.`);
    }
    const subject = subjectOf('CronJob', metadata);
    const age = hoursSince(status.lastSuccessfulTime, now);
    const existsFor = hoursSince(metadata.creationTimestamp, now);
    // What was made a moment ago cannot have run yet.
    const isYoung =
      age === undefined && existsFor !== undefined && existsFor <= maxAgeHours;
    const kept = metadata.annotations[ANNOTATION_BACKUP_RETENTION_DAYS];
    const comparisons: Comparison[] = [
      {
        path: 'spec.schedule',
        value: spec.schedule,
        expected: `at least every ${pauseWords(everyHours)}`,
        holds: longestPause(object, now) <= everyHours * HOUR + CLOCK_CHANGE,
      },
      {
        path: 'spec.suspend',
        value: String(spec.suspend ?? false),
        expected: 'false',
        holds: spec.suspend !== true,
      },
      {
        path: 'status.lastSuccessfulTime',
        value: runWords(age, isYoung ? existsFor : undefined),
        expected: `within ${ageWords(maxAgeHours)}`,
        holds: isYoung || (age !== undefined && age <= maxAgeHours),
      },
      ...(retentionDays === undefined
        ? []
        : [
            {
              path: `metadata.annotations[${ANNOTATION_BACKUP_RETENTION_DAYS}]`,
              value: kept ?? 'none',
              expected: `at least ${retentionDays}`,
              holds:
                /^\d{1,5}$/.test(kept ?? '') && Number(kept) >= retentionDays,
            },
          ]),
    ];
    return compare(
      `CronJob ${metadata.name}`,
      comparisons.map(comparison => ({ subject, ...comparison })),
      {
        remedy: `Change CronJob ${metadata.name} in Git as expected; where its last success is too old, see the logs of its last Job and run it now.`,
        ...(retentionDays !== undefined && {
          snippet: toYaml({
            metadata: {
              annotations: {
                [ANNOTATION_BACKUP_RETENTION_DAYS]: String(retentionDays),
              },
            },
          }),
        }),
      },
    );
  },
});
