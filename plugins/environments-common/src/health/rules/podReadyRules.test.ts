import { ago, anEvent, aPod, type Raw } from '../../__testUtils__/builders';
import { expected, type RuleCase, told } from '../../__testUtils__/runRule';

const pods = (...Pod: ReturnType<typeof aPod>[]) => ({ objects: { Pod } });
const condition = (type: string, reason: string, seconds = 60) => ({
  type,
  status: 'False',
  reason,
  lastTransitionTime: ago(seconds),
});
const gated = { conditions: [condition('PodScheduled', 'SchedulingGated')] };
const unready = (seconds: number, more: Parameters<typeof aPod>[1] = {}) =>
  pods(
    aPod('a', {
      ...more,
      status: {
        conditions: [condition('Ready', 'ReadinessGatesNotReady', seconds)],
        ...more.status,
      },
    }),
  );
const long: RuleCase[] = [
  {
    when: 'it has not been ready for a quarter of an hour',
    rule: 'pod.not-ready-long',
    facts: unready(900),
    says: {
      severity: 'warning',
      reason: 'NotReadyLong',
      words: /more than 15 min \(Running\)/,
      advice: /readiness gates/,
    },
  },
  {
    when: 'a second is missing',
    rule: 'pod.not-ready-long',
    facts: unready(899),
  },
  {
    when: 'it has waited for a node since it was made',
    rule: 'pod.not-ready-long',
    facts: pods(
      aPod('a', {
        isReady: false,
        status: { phase: 'Pending', conditions: [] },
      }),
    ),
    says: { severity: 'warning', reason: 'NotReadyLong', words: /Pending/ },
  },
  {
    when: 'a gate keeps it',
    rule: 'pod.not-ready-long',
    facts: pods(aPod('a', { isReady: false, status: gated })),
  },
  {
    when: 'a Job runs it',
    rule: 'pod.not-ready-long',
    facts: unready(9000, { owner: { kind: 'Job', name: 'migrate' } }),
  },
  {
    when: 'it has ended',
    rule: 'pod.not-ready-long',
    facts: unready(9000, { status: { phase: 'Succeeded' } }),
  },
  {
    when: 'it is on its way out',
    rule: 'pod.not-ready-long',
    facts: unready(9000, { metadata: { deletionTimestamp: ago(5) } }),
  },
];

const starting = (
  seconds: number,
  probe: Raw | undefined = { periodSeconds: 5, failureThreshold: 12 },
  container: Raw = {},
) =>
  aPod('a', {
    isReady: false,
    spec: { containers: [{ name: 'app', startupProbe: probe }] },
    container: {
      started: false,
      state: { running: { startedAt: ago(seconds) } },
      ...container,
    },
  });
const GIVEN_UP = 'Container app failed startup probe, will be restarted';
const startup: RuleCase[] = [
  {
    when: 'its time to start is over',
    rule: 'pod.startup-failing',
    facts: pods(starting(61)),
    says: {
      severity: 'warning',
      reason: 'StartupProbeFailed',
      words: /startup probe of container app/,
      advice: /failureThreshold/,
    },
  },
  {
    when: 'its time to start ends this moment',
    rule: 'pod.startup-failing',
    facts: pods(starting(60)),
  },
  {
    when: 'it was given up and starts again',
    rule: 'pod.startup-failing',
    facts: {
      objects: {
        Pod: [starting(5)],
        Event: [anEvent('a', 'Killing', GIVEN_UP, 10)],
      },
    },
    says: { severity: 'warning', reason: 'StartupProbeFailed' },
  },
  {
    when: 'it has no startup probe',
    rule: 'pod.startup-failing',
    facts: pods(aPod('a', { isReady: false, container: { started: false } })),
  },
  {
    when: 'it has started',
    rule: 'pod.startup-failing',
    facts: pods(starting(600, {}, { started: true })),
  },
];

describe('rules about Pods that do not become ready', () => {
  it.each([...long, ...startup])('$rule: $when', testCase => {
    expect(told(testCase)).toEqual(expected(testCase));
  });
});
