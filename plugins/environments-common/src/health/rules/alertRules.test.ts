import {
  ago,
  aPod,
  aReading,
  aWaitingPod,
  NOW,
  theFacts,
} from '../../__testUtils__/builders';
import { expected, type RuleCase, told } from '../../__testUtils__/runRule';
import {
  judgeWithoutFeed,
  withEachFeed,
} from '../../__testUtils__/withoutFeed';
import type { Alert } from '../../observations';
import { evaluateFindings } from '../evaluateFindings';

const ERRORS =
  'sum by (service) (rate(http_requests_total{namespace="shop",status=~"5.."}[5m])) / sum by (service) (rate(http_requests_total[5m])) > 0.05';
const anAlert = (overrides: Partial<Alert> = {}): Alert => ({
  name: 'HighErrorRate',
  state: 'firing',
  severity: 'critical',
  summary: 'More than 5 % of the requests fail.',
  labels: { namespace: 'shop', alertname: 'HighErrorRate' },
  activeSince: ago(600),
  query: ERRORS,
  value: 0.07,
  source: 'prometheus/main',
  silences: [],
  ...overrides,
});
const alerts = (...list: Partial<Alert>[]): RuleCase['facts'] => ({
  alerts: list.map(anAlert),
});
const silence = {
  id: '1',
  createdBy: 'ada',
  comment: 'upgrade',
  startsAt: ago(60),
  endsAt: '2026-03-02T14:30:00Z',
};

const cases: RuleCase[] = [
  {
    when: 'it is critical',
    rule: 'alert.firing',
    facts: alerts({ runbookUrl: 'https://runbooks.test/errors' }),
    says: {
      severity: 'critical',
      reason: 'HighErrorRate',
      words: /fires: More than 5 %/,
      advice: /https:\/\/runbooks\.test\/errors/,
    },
  },
  {
    when: 'it is a warning',
    rule: 'alert.firing',
    facts: alerts({ severity: 'Warning', description: 'Look here.' }),
    says: { severity: 'warning', reason: 'HighErrorRate', advice: /Look here/ },
  },
  {
    when: 'its severity is a word of their own',
    rule: 'alert.firing',
    facts: alerts({ severity: 'ticket' }),
    says: { severity: 'info', reason: 'HighErrorRate' },
  },
  {
    when: 'it has no severity and no words',
    rule: 'alert.firing',
    facts: alerts({ severity: undefined, summary: undefined }),
    says: { severity: 'info', reason: 'HighErrorRate' },
  },
  {
    when: 'it is silenced',
    rule: 'alert.firing',
    facts: alerts({ silences: [silence] }),
    says: {
      severity: 'info',
      reason: 'HighErrorRate',
      words: /silenced by ada until 2026-03-02 14:30 UTC/,
    },
  },
  {
    when: 'it waits for its time',
    rule: 'alert.firing',
    facts: alerts({ state: 'pending' }),
  },
  { when: 'there is none', rule: 'alert.firing', facts: alerts() },
];

const tell = (parts: Parameters<typeof theFacts>[0]) => {
  const first = evaluateFindings(theFacts(parts), undefined, NOW);
  return evaluateFindings(
    theFacts(parts),
    first.memory,
    new Date(NOW.getTime() + 600_000),
  ).findings;
};

describe('alert.firing', () => {
  it.each(cases)('$rule: $when', testCase => {
    expect(told(testCase)).toEqual(expected(testCase));
  });

  it.each(withEachFeed(cases))('$rule needs $feed ($when)', testCase => {
    expect(judgeWithoutFeed(testCase)).toEqual({ said: [], isListed: true });
  });

  it('is told of since when it fires, each set of labels by itself', () => {
    const findings = tell(
      alerts({ labels: { service: 'a' } }, { labels: { service: 'b' } }),
    );
    expect(findings).toHaveLength(2);
    expect(findings[0]).toMatchObject({
      since: ago(600),
      subject: { kind: 'Alert', name: 'HighErrorRate' },
    });
  });

  it('follows from the indicator that reads the same metrics', () => {
    const query =
      '(sum(rate(http_requests_total{namespace=~"shop"}[5m])) or vector(0)) / (sum(rate(http_requests_total[5m])) > 0)';
    const parts = (value: number) => ({
      ...alerts({}),
      indicators: [aReading({ value, query })],
    });
    expect(tell(parts(0.07))).toMatchObject([
      {
        ruleId: 'slo.error-ratio',
        rootCauseOf: [{ kind: 'Alert', name: 'HighErrorRate' }],
      },
    ]);
    expect(tell(parts(0.01))).toMatchObject([{ ruleId: 'alert.firing' }]);
  });

  it('follows from the trouble of the object that its labels name', () => {
    const labelled = alerts({
      name: 'KubePodCrashLooping',
      query: 'max_over_time(kube_pod_container_status_waiting_reason[5m]) >= 1',
      labels: { namespace: 'shop', pod: 'web-1' },
    });
    expect(
      tell({
        ...labelled,
        objects: { Pod: [aWaitingPod('web-1', 'CrashLoopBackOff')] },
      }),
    ).toMatchObject([
      {
        ruleId: 'pod.crash-loop',
        rootCauseOf: [{ kind: 'Alert', name: 'KubePodCrashLooping' }],
      },
    ]);
    expect(
      tell({ ...labelled, objects: { Pod: [aPod('web-1')] } }),
    ).toMatchObject([{ ruleId: 'alert.firing' }]);
  });
});
