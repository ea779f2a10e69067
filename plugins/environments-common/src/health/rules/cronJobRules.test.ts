import {
  aCronJob,
  ago,
  aJob,
  givenUp,
  type Raw,
  succeeded,
} from '../../__testUtils__/builders';
import { expected, type RuleCase, told } from '../../__testUtils__/runRule';

const cron = (
  parts: Parameters<typeof aCronJob>[1],
  ...Job: ReturnType<typeof aJob>[]
) => ({ objects: { CronJob: [aCronJob('dump', parts)], Job } });
const backup = { labels: { 'flightdeck.dev/backup': 'true' } };
const status = (
  lastScheduleTime?: string,
  lastSuccessfulTime?: string,
  active: Raw[] = [],
) => ({ status: { lastScheduleTime, lastSuccessfulTime, active } });

const suspension: RuleCase[] = [
  {
    when: 'it is suspended',
    rule: 'cron.suspended',
    facts: cron({ spec: { suspend: true } }),
    says: {
      severity: 'suspended',
      reason: 'Suspended',
      words: /does not run/,
      advice: /kubectl patch cronjob dump -n shop/,
    },
  },
  {
    when: 'it makes backups',
    rule: 'cron.suspended',
    facts: cron({ metadata: backup, spec: { suspend: true } }),
    says: {
      severity: 'warning',
      reason: 'Suspended',
      words: /no backups are made/,
    },
  },
  {
    when: 'it is not',
    rule: 'cron.suspended',
    facts: cron({ spec: { suspend: false } }),
  },
];

const lastRun: RuleCase[] = [
  {
    when: 'the last run did not succeed',
    rule: 'cron.last-failed',
    facts: cron(
      { metadata: backup, ...status(ago(600), ago(4200)) },
      aJob('dump-2', { cronJob: 'dump', status: givenUp(300) }),
    ),
    says: {
      severity: 'critical',
      reason: 'LastRunFailed',
      advice: /logs -n shop job\/dump-2.*\n.*credentials/,
    },
  },
  {
    when: 'its Jobs are not kept',
    rule: 'cron.last-failed',
    facts: cron(status(ago(600), ago(601))),
    says: {
      severity: 'critical',
      reason: 'LastRunFailed',
      advice: /kubectl get jobs -n shop/,
    },
  },
  {
    when: 'it succeeded in the second in which it was due',
    rule: 'cron.last-failed',
    facts: cron(status(ago(600), ago(600))),
  },
  {
    when: 'it is suspended since',
    rule: 'cron.last-failed',
    facts: cron({ spec: { suspend: true }, ...status(ago(600), ago(4200)) }),
  },
  {
    when: 'it still runs',
    rule: 'cron.last-failed',
    facts: cron(status(ago(600), ago(4200), [{ name: 'dump-2' }])),
  },
  {
    when: 'it never succeeded',
    rule: 'cron.last-failed',
    facts: cron(status(ago(600))),
  },
  {
    when: 'it has run and never succeeded',
    rule: 'cron.never-succeeded',
    facts: cron(status(ago(600))),
    says: { severity: 'warning', reason: 'NeverSucceeded' },
  },
  {
    when: 'it is suspended before it succeeded',
    rule: 'cron.never-succeeded',
    facts: cron({ spec: { suspend: true }, ...status(ago(600)) }),
  },
  {
    when: 'a run of it succeeded, though its status does not say so',
    rule: 'cron.never-succeeded',
    facts: cron(
      status(ago(600)),
      aJob('dump-1', { cronJob: 'dump', status: succeeded(600, 60) }),
    ),
  },
  {
    when: 'its first run is not over',
    rule: 'cron.never-succeeded',
    facts: cron(status(ago(600), undefined, [{ name: 'dump-1' }])),
  },
  {
    when: 'it has not run yet',
    rule: 'cron.never-succeeded',
    facts: cron(status()),
  },
];

const invalid = (spec: Raw, words?: RegExp): RuleCase => ({
  when: JSON.stringify(spec),
  rule: 'cron.invalid',
  facts: cron({ spec }),
  says: words && {
    severity: 'critical',
    reason: 'InvalidSchedule',
    words,
  },
});
const schedules: RuleCase[] = [
  invalid({ schedule: 'often' }, /never runs/),
  invalid({ schedule: '0 2 * *' }, /five fields/),
  invalid({ schedule: '0 0 30 2 *' }, /never runs/),
  invalid({ schedule: '' }, /no schedule/),
  invalid({ schedule: 7 }, /no schedule/),
  invalid({ timeZone: 'Europe/Nowhere' }, /no time zone Europe\/Nowhere/),
  invalid({ startingDeadlineSeconds: -1 }, /negative/),
  invalid({ startingDeadlineSeconds: 0 }),
  invalid({ schedule: '@every 1h30m' }),
  invalid({ schedule: '@every soon' }, /no duration/),
  invalid({ schedule: 'TZ=Europe/Zurich 0 2 * * *' }),
  invalid({ schedule: '*/15 0-6 ? * MON-FRI', timeZone: 'Etc/UTC' }),
  invalid({ schedule: '@midnight' }),
];

describe('rules about CronJobs', () => {
  it.each([...suspension, ...lastRun, ...schedules])(
    '$rule: $when',
    testCase => {
      expect(told(testCase)).toEqual(expected(testCase));
    },
  );
});
