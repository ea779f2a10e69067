import { ago, anEvent, aPod, type Raw } from '../../__testUtils__/builders';
import { expected, type RuleCase, told } from '../../__testUtils__/runRule';

const backend = { kind: 'Deployment', name: 'backend' };
const pods = (...Pod: ReturnType<typeof aPod>[]) => ({ objects: { Pod } });

const oomKilled = (seconds: number, more: Raw = {}) => ({
  restartCount: 1,
  lastState: {
    terminated: {
      reason: 'OOMKilled',
      exitCode: 137,
      finishedAt: ago(seconds),
    },
  },
  ...more,
});
const limited = {
  containers: [{ name: 'app', resources: { limits: { memory: '256Mi' } } }],
};

const memory: RuleCase[] = [
  {
    when: 'it was killed a short while ago and runs again',
    rule: 'pod.oom-killed',
    facts: pods(aPod('a', { spec: limited, container: oomKilled(600) })),
    says: {
      severity: 'warning',
      reason: 'OOMKilled',
      words: /limit of 256Mi/,
      advice: /limits\.memory of container app above 256Mi/,
    },
  },
  {
    when: 'it is not running since',
    rule: 'pod.oom-killed',
    facts: pods(
      aPod('a', {
        container: oomKilled(60, {
          state: { waiting: { reason: 'CrashLoopBackOff' } },
        }),
      }),
    ),
    says: {
      severity: 'critical',
      reason: 'OOMKilled',
      advice: /no memory limit/,
    },
  },
  {
    when: 'a young Pod was restarted twice',
    rule: 'pod.oom-killed',
    facts: pods(
      aPod('a', {
        container: oomKilled(60, { restartCount: 2 }),
        status: {
          startTime: ago(1800),
          containerStatuses: [
            {
              name: 'app',
              ready: true,
              state: { running: {} },
              ...oomKilled(60, { restartCount: 2 }),
            },
          ],
        },
      }),
    ),
    says: { severity: 'critical', reason: 'OOMKilled' },
  },
  {
    when: 'it was 59 minutes and 59 seconds ago',
    rule: 'pod.oom-killed',
    facts: pods(aPod('a', { container: oomKilled(3599) })),
    says: { severity: 'warning', reason: 'OOMKilled' },
  },
  {
    when: 'it was an hour ago',
    rule: 'pod.oom-killed',
    facts: pods(aPod('a', { container: oomKilled(3600) })),
  },
  {
    when: 'it was killed for another reason',
    rule: 'pod.oom-killed',
    facts: pods(
      aPod('a', {
        container: {
          lastState: {
            terminated: { reason: 'Error', exitCode: 137, finishedAt: ago(5) },
          },
        },
      }),
    ),
  },
];

const unready = (startedSeconds: number, more: Raw = {}) =>
  aPod('backend-x', {
    owner: backend,
    status: {
      phase: 'Running',
      conditions: [{ type: 'Ready', status: 'False' }],
      containerStatuses: [
        {
          name: 'app',
          ready: false,
          state: { running: { startedAt: ago(startedSeconds) } },
          ...more,
        },
      ],
    },
  });

const readiness: RuleCase[] = [
  {
    when: 'no other replica is ready',
    rule: 'pod.readiness-failing',
    facts: pods(unready(31)),
    says: {
      severity: 'critical',
      reason: 'ReadinessProbeFailed',
      words: /readiness probe of container app/,
      advice: /kubectl logs -n shop backend-x -c app`/,
    },
  },
  {
    when: 'another replica is ready',
    rule: 'pod.readiness-failing',
    facts: pods(unready(31), aPod('backend-y', { owner: backend })),
    says: { severity: 'warning', reason: 'ReadinessProbeFailed' },
  },
  {
    when: 'it may still become ready',
    rule: 'pod.readiness-failing',
    facts: pods(unready(30)),
  },
  {
    when: 'it may still become ready, and the probe has failed already',
    rule: 'pod.readiness-failing',
    facts: {
      objects: {
        Pod: [unready(20)],
        Event: [
          anEvent('backend-x', 'Unhealthy', 'Readiness probe failed: 503', 10),
        ],
      },
    },
    says: { severity: 'critical', reason: 'ReadinessProbeFailed' },
  },
  {
    when: 'the probe failed before the container was restarted',
    rule: 'pod.readiness-failing',
    facts: {
      objects: {
        Pod: [unready(20)],
        Event: [
          anEvent('backend-x', 'Unhealthy', 'Readiness probe failed: 503', 40),
        ],
      },
    },
  },
  {
    when: 'its startup probe is not through',
    rule: 'pod.readiness-failing',
    facts: pods(unready(600, { started: false })),
  },
];

describe('rules about Pods that run', () => {
  it.each([...memory, ...readiness])('$rule: $when', testCase => {
    expect(told(testCase)).toEqual(expected(testCase));
  });
});
