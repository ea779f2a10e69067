import { aReading, NOW } from '../../__testUtils__/builders';
import { expected, type RuleCase, told } from '../../__testUtils__/runRule';
import {
  judgeWithoutFeed,
  withEachFeed,
} from '../../__testUtils__/withoutFeed';
import { evaluateEnvironment } from '../../snapshot';
import { aHealthyShop } from '../../__testUtils__/shop';

const MIB = 1024 ** 2;
const DAY = 86_400;
const reading = (overrides: Parameters<typeof aReading>[0]) => ({
  indicators: [aReading(overrides)],
});
const queue = (value: number) =>
  reading({
    id: 'queue-length',
    unit: 'count',
    value,
    warning: 1000,
    critical: undefined,
  });
const certificate = (value: number) =>
  reading({
    id: 'certificate-expiry',
    unit: 'seconds',
    value,
    warning: 21 * DAY,
    critical: 7 * DAY,
    trouble: 'below',
  });

const indicators: RuleCase[] = [
  {
    when: 'more tasks wait than should',
    rule: 'slo.queue-length',
    facts: queue(1001),
    says: {
      severity: 'warning',
      reason: 'QueueTooLong',
      words: /is 1001, above 1000/,
      advice: /workers/,
    },
  },
  {
    when: 'just as many tasks wait as may',
    rule: 'slo.queue-length',
    facts: queue(1000),
  },
  {
    when: 'the disk of a node is almost full',
    rule: 'slo.node-disk',
    facts: reading({ id: 'node-disk', value: 0.91, critical: 0.9 }),
    says: {
      severity: 'critical',
      reason: 'NodeDiskFull',
      words: /is 91 %, above 90 %/,
    },
  },
  {
    when: 'the disk of a node is at its threshold',
    rule: 'slo.node-disk',
    facts: reading({
      id: 'node-disk',
      value: 0.9,
      warning: undefined,
      critical: 0.9,
    }),
  },
  {
    when: 'the CPU is throttled',
    rule: 'slo.cpu-throttled',
    facts: reading({
      id: 'cpu-throttled',
      value: 0.26,
      warning: 0.25,
      critical: undefined,
    }),
    says: { severity: 'info', reason: 'CpuThrottled', words: /26 %/ },
  },
  {
    when: 'the CPU is throttled now and then',
    rule: 'slo.cpu-throttled',
    facts: reading({
      id: 'cpu-throttled',
      value: 0.25,
      warning: 0.25,
      critical: undefined,
    }),
  },
  {
    when: 'a certificate ends within three weeks',
    rule: 'slo.certificate-expiry',
    facts: certificate(20.5 * DAY),
    says: {
      severity: 'warning',
      reason: 'CertificateExpiring',
      words: /is 20 d 12 h, below 21 d/,
    },
  },
  {
    when: 'a certificate ends within a week',
    rule: 'slo.certificate-expiry',
    facts: certificate(6 * DAY),
    says: {
      severity: 'critical',
      reason: 'CertificateExpiring',
      words: /is 6 d, below 7 d/,
    },
  },
  {
    when: 'a certificate has ended',
    rule: 'slo.certificate-expiry',
    facts: certificate(-2 * DAY),
    says: {
      severity: 'critical',
      reason: 'CertificateExpiring',
      words: /is -2 d, below 7 d/,
    },
  },
  {
    when: 'a certificate ends in three weeks',
    rule: 'slo.certificate-expiry',
    facts: certificate(21 * DAY),
  },
  {
    when: 'another indicator is too low',
    rule: 'indicator.above-threshold',
    facts: reading({
      id: 'free-memory',
      unit: 'bytes',
      value: 100 * MIB,
      warning: 512 * MIB,
      critical: undefined,
      trouble: 'below',
    }),
    says: {
      severity: 'warning',
      reason: 'BelowThreshold',
      words: /is 100 MiB, below 512 MiB/,
    },
  },
  {
    when: 'no requests came',
    rule: 'indicator.unknown',
    facts: reading({
      value: undefined,
      noTraffic: true,
      message: 'no requests came in the last 5 minutes',
    }),
    says: {
      severity: 'info',
      reason: 'NoTraffic',
      words: /no requests came in the last 5 minutes/,
    },
  },
];

describe('rules of further indicators', () => {
  it.each(indicators)('$rule: $when', testCase => {
    expect(told(testCase)).toEqual(expected(testCase));
  });

  it.each(withEachFeed(indicators))('$rule needs $feed ($when)', testCase => {
    expect(judgeWithoutFeed(testCase)).toEqual({ said: [], isListed: true });
  });

  it('leave an environment healthy to which no requests come', () => {
    const { snapshot } = evaluateEnvironment(
      {
        ...aHealthyShop(),
        indicators: [aReading({ value: undefined, noTraffic: true })],
      },
      undefined,
      NOW,
    );
    expect(snapshot.health.status).toBe('healthy');
    expect(snapshot.findings).toMatchObject([
      { severity: 'info', reason: 'NoTraffic' },
    ]);
  });
});
