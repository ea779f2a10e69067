import { ago, anEvent, aPod, type Raw } from '../../__testUtils__/builders';
import { expected, type RuleCase, told } from '../../__testUtils__/runRule';

const pods = (...Pod: ReturnType<typeof aPod>[]) => ({ objects: { Pod } });

/** A container whose last run of `lasted` seconds ended so long ago. */
const crashed = (endedAgo: number, more: Raw = {}, lasted = 120) => ({
  restartCount: 1,
  lastState: {
    terminated: {
      reason: 'Error',
      exitCode: 1,
      startedAt: ago(endedAgo + lasted),
      finishedAt: ago(endedAgo),
    },
  },
  ...more,
});

const recent: RuleCase[] = [
  {
    when: 'it crashed a short while ago and runs again',
    rule: 'pod.recent-crash',
    facts: pods(aPod('a', { container: crashed(899) })),
    says: {
      severity: 'warning',
      reason: 'RecentCrash',
      words: /container app, exit code 1/,
      advice: /kubectl logs -n shop a -c app --previous/,
    },
  },
  {
    when: 'it was a quarter of an hour ago',
    rule: 'pod.recent-crash',
    facts: pods(aPod('a', { container: crashed(900) })),
  },
  {
    when: 'it ended by itself without an error',
    rule: 'pod.recent-crash',
    facts: pods(
      aPod('a', {
        container: {
          lastState: {
            terminated: {
              reason: 'Completed',
              exitCode: 0,
              finishedAt: ago(60),
            },
          },
        },
      }),
    ),
  },
  {
    when: 'it is not ready',
    rule: 'pod.recent-crash',
    facts: pods(aPod('a', { isReady: false, container: crashed(60) })),
  },
  {
    when: 'a Job runs it',
    rule: 'pod.recent-crash',
    facts: pods(
      aPod('a', {
        owner: { kind: 'Job', name: 'migrate' },
        container: crashed(60),
      }),
    ),
  },
];

const restarts: RuleCase[] = [
  {
    when: 'it was restarted often, the last time within the hour',
    rule: 'pod.restarts',
    facts: pods(
      aPod('a', { container: crashed(3599, { restartCount: 4 }, 90) }),
    ),
    says: {
      severity: 'warning',
      reason: 'RestartingOften',
      words: /restarted 4 times, and its last run took 1 min$/,
    },
  },
  {
    when: 'the last time was an hour ago',
    rule: 'pod.restarts',
    facts: pods(aPod('a', { container: crashed(3600, { restartCount: 4 }) })),
  },
  {
    when: 'it was restarted three times',
    rule: 'pod.restarts',
    facts: pods(aPod('a', { container: crashed(60, { restartCount: 3 }) })),
  },
  {
    when: 'it was restarted often over a long life',
    rule: 'pod.restarts',
    facts: pods(
      aPod('a', { container: crashed(60, { restartCount: 50 }, 3600) }),
    ),
  },
  {
    when: 'its last run took just less than an hour',
    rule: 'pod.restarts',
    facts: pods(
      aPod('a', { container: crashed(60, { restartCount: 50 }, 3599) }),
    ),
    says: { severity: 'warning', reason: 'RestartingOften' },
  },
];

const loop = (seconds: number, more: Raw = {}, lasted = 30) =>
  pods(
    aPod('a', {
      isReady: false,
      container: crashed(
        seconds,
        {
          restartCount: 2,
          state: { running: { startedAt: ago(seconds) } },
          ...more,
        },
        lasted,
      ),
    }),
  );
const loops: RuleCase[] = [
  {
    when: 'it tries again for a moment',
    rule: 'pod.crash-loop',
    facts: loop(59),
    says: { severity: 'critical', reason: 'CrashLoopBackOff' },
  },
  {
    when: 'it has run for a minute',
    rule: 'pod.crash-loop',
    facts: loop(60),
  },
  {
    when: 'it has ended again a moment ago',
    rule: 'pod.crash-loop',
    facts: loop(90, { state: { terminated: { exitCode: 2 } } }),
    says: {
      severity: 'critical',
      reason: 'CrashLoopBackOff',
      words: /exit code 2/,
    },
  },
  {
    when: 'it crashed for the first time',
    rule: 'pod.crash-loop',
    facts: loop(10, { restartCount: 1 }),
  },
  {
    when: 'it ran for long before it crashed again',
    rule: 'pod.crash-loop',
    facts: loop(10, {}, 600),
  },
  {
    when: 'it is on its way out',
    rule: 'pod.crash-loop',
    facts: pods(
      aPod('a', {
        isReady: false,
        metadata: { deletionTimestamp: ago(5) },
        container: { state: { waiting: { reason: 'CrashLoopBackOff' } } },
      }),
    ),
  },
];

const KILLED = 'Container app failed liveness probe, will be restarted';
const killed = (
  seconds: number,
  { message = KILLED, container = crashed(10) } = {},
) => ({
  objects: {
    Pod: [aPod('a', { container })],
    Event: [anEvent('a', 'Killing', message, seconds)],
  },
});
const liveness: RuleCase[] = [
  {
    when: 'it did not answer its probe',
    rule: 'pod.liveness-killed',
    facts: killed(12),
    says: {
      severity: 'warning',
      reason: 'LivenessKilled',
      words: /killed by its liveness probe: container app/,
    },
  },
  {
    when: 'it was just within a quarter of an hour',
    rule: 'pod.liveness-killed',
    facts: killed(899, { container: crashed(890) }),
    says: { severity: 'warning', reason: 'LivenessKilled' },
  },
  {
    when: 'it was a quarter of an hour ago',
    rule: 'pod.liveness-killed',
    facts: killed(900, { container: crashed(890) }),
  },
  {
    when: 'it crashed by itself since',
    rule: 'pod.liveness-killed',
    facts: killed(600, { container: crashed(60) }),
  },
  {
    when: 'it was killed for another reason',
    rule: 'pod.liveness-killed',
    facts: killed(12, { message: 'Stopping container app' }),
  },
  {
    when: 'it failed its startup probe',
    rule: 'pod.liveness-killed',
    facts: killed(12, {
      message: 'Container app failed startup probe, will be restarted',
    }),
  },
];

describe('rules about Pods that crash', () => {
  it.each([...recent, ...restarts, ...loops, ...liveness])(
    '$rule: $when',
    testCase => {
      expect(told(testCase)).toEqual(expected(testCase));
    },
  );
});
