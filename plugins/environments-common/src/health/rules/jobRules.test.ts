import {
  aCronJob,
  ago,
  aJob,
  aPod,
  givenUp,
  succeeded,
} from '../../__testUtils__/builders';
import { expected, type RuleCase, told } from '../../__testUtils__/runRule';

type AJob = ReturnType<typeof aJob>;
const jobs = (...Job: AJob[]) => ({ objects: { Job } });
const ofCron = (Job: AJob[], lastSuccessfulTime?: string) => ({
  objects: {
    Job,
    CronJob: [
      aCronJob('dump', {
        metadata: { labels: { 'app.kubernetes.io/component': 'backup' } },
        status: { lastSuccessfulTime },
      }),
    ],
  },
});
const failed = (name: string, startedAgo: number, endedAgo = startedAgo) =>
  aJob(name, { cronJob: 'dump', startedAgo, status: givenUp(endedAgo) });
const done = (name: string, startedAgo: number, seconds: number) =>
  aJob(name, {
    cronJob: 'dump',
    startedAgo,
    status: succeeded(startedAgo, seconds),
  });
const running = (startedAgo: number, more: Parameters<typeof aJob>[1] = {}) =>
  aJob('now', { startedAgo, ...more });

const failures: RuleCase[] = [
  {
    when: 'it was given up',
    rule: 'job.failed',
    facts: jobs(aJob('migrate', { status: givenUp(60) })),
    says: {
      severity: 'critical',
      reason: 'BackoffLimitExceeded',
      words: /failed: its Pods failed 4 times/,
      advice: /logs -n shop job\/migrate.*[^]*delete the Job and sync/,
    },
  },
  {
    when: 'its time was over',
    rule: 'job.failed',
    facts: jobs(aJob('migrate', { status: givenUp(60, 'DeadlineExceeded') })),
    says: {
      severity: 'critical',
      reason: 'DeadlineExceeded',
      words: /longer than its deadline/,
    },
  },
  {
    when: 'its CronJob is suspended since',
    rule: 'job.failed',
    facts: {
      objects: {
        Job: [failed('dump-1', 600)],
        CronJob: [aCronJob('dump', { spec: { suspend: true } })],
      },
    },
    says: {
      severity: 'info',
      reason: 'BackoffLimitExceeded',
      words: /CronJob dump is suspended/,
    },
  },
  {
    when: 'enough of it succeeded',
    rule: 'job.failed',
    facts: jobs(
      aJob('migrate', {
        status: {
          conditions: [
            { type: 'SuccessCriteriaMet', status: 'True' },
            { type: 'Failed', status: 'True' },
          ],
        },
      }),
    ),
  },
  {
    when: 'some of its Pods failed and it goes on',
    rule: 'job.failed',
    facts: jobs(aJob('migrate', { status: { failed: 2, active: 1 } })),
  },
  {
    when: 'it is the last of several failed runs of a backup',
    rule: 'job.failed',
    facts: ofCron([failed('dump-1', 7200), failed('dump-2', 3600)], ago(9000)),
    says: {
      severity: 'critical',
      reason: 'BackoffLimitExceeded',
      advice: /credentials.*[^]*--from=cronjob\/dump/,
    },
  },
  {
    when: 'a later run succeeded',
    rule: 'job.failed',
    facts: jobs(failed('dump-1', 7200), done('dump-2', 3600, 60)),
    says: {
      severity: 'info',
      reason: 'BackoffLimitExceeded',
      words: /a later run succeeded/,
    },
  },
  {
    when: 'its CronJob succeeded later, in a run that is not kept',
    rule: 'job.failed',
    facts: ofCron([failed('dump-1', 7200)], ago(3600)),
    says: { severity: 'info', reason: 'BackoffLimitExceeded' },
  },
  {
    when: 'a later run succeeded, just within the day',
    rule: 'job.failed',
    facts: jobs(failed('dump-1', 90_000, 86_399), done('dump-2', 3600, 60)),
    says: { severity: 'info', reason: 'BackoffLimitExceeded' },
  },
  {
    when: 'a later run succeeded, and a day has passed',
    rule: 'job.failed',
    facts: jobs(failed('dump-1', 90_000, 86_400), done('dump-2', 3600, 60)),
  },
  {
    when: 'a run before it succeeded, days ago',
    rule: 'job.failed',
    facts: jobs(done('dump-1', 400_000, 60), failed('dump-2', 300_000)),
    says: { severity: 'critical', reason: 'BackoffLimitExceeded' },
  },
];

const podOfJob = (reason?: string) =>
  aPod('migrate-x', {
    owner: { kind: 'Job', name: 'migrate' },
    isReady: false,
    status: { phase: 'Failed', reason },
    container: {
      state: {
        terminated: {
          reason: 'OOMKilled',
          exitCode: 137,
          finishedAt: ago(60),
        },
      },
    },
  });
const tries: RuleCase[] = ['pod.oom-killed', 'pod.evicted'].map(rule => ({
  when: 'a Job went on without the Pod, and succeeded',
  rule,
  facts: {
    objects: {
      Pod: [podOfJob('Evicted')],
      Job: [aJob('migrate', { status: succeeded(600, 300) })],
    },
  },
}));
tries.push({
  when: 'a Job failed with the Pod',
  rule: 'pod.oom-killed',
  facts: {
    objects: {
      Pod: [podOfJob()],
      Job: [aJob('migrate', { status: givenUp(60) })],
    },
  },
  says: { severity: 'critical', reason: 'OOMKilled' },
});

const lengths: RuleCase[] = [
  {
    when: 'it runs for twelve hours and a second',
    rule: 'job.too-long',
    facts: jobs(running(43_201)),
    says: { severity: 'warning', reason: 'JobTooLong', words: /than 12 h$/ },
  },
  {
    when: 'it runs for twelve hours',
    rule: 'job.too-long',
    facts: jobs(running(43_200)),
  },
  {
    when: 'it has no Pod at work',
    rule: 'job.too-long',
    facts: jobs(running(90_000, { status: { active: 0 } })),
  },
  {
    when: 'it is suspended',
    rule: 'job.too-long',
    facts: jobs(running(90_000, { spec: { suspend: true } })),
  },
  {
    when: 'it takes more than three times as long as its runs usually do',
    rule: 'job.too-long',
    facts: jobs(
      done('a', 90_000, 600),
      done('b', 80_000, 500),
      done('c', 70_000, 9000),
      running(1801, { cronJob: 'dump' }),
    ),
    says: {
      severity: 'warning',
      reason: 'JobTooLong',
      words: /longer than 30 min; its runs usually take 10 min/,
    },
  },
  {
    when: 'it takes three times as long as its runs usually do',
    rule: 'job.too-long',
    facts: jobs(
      done('a', 90_000, 500),
      done('b', 80_000, 700),
      running(1800, { cronJob: 'dump' }),
    ),
  },
  {
    when: 'its runs usually take seconds',
    rule: 'job.too-long',
    facts: jobs(
      done('a', 90_000, 5),
      done('b', 80_000, 5),
      running(900, { cronJob: 'dump' }),
    ),
  },
  {
    when: 'its runs usually take a day',
    rule: 'job.too-long',
    facts: jobs(
      done('a', 900_000, 86_400),
      done('b', 800_000, 86_400),
      running(90_000, { cronJob: 'dump' }),
    ),
  },
  {
    when: 'one run says nothing of what is usual',
    rule: 'job.too-long',
    facts: jobs(done('a', 90_000, 60), running(7200, { cronJob: 'dump' })),
  },
];

describe('rules about Jobs', () => {
  it.each([...failures, ...tries, ...lengths])('$rule: $when', testCase => {
    expect(told(testCase)).toEqual(expected(testCase));
  });
});
