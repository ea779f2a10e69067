import { createIndicatorRule } from '../createIndicatorRule';
import { judgeReading, LATENCY_P95 } from '../indicatorReadings';

export const sloLatencyP95 = createIndicatorRule({
  id: 'slo.latency-p95',
  holdSeconds: 300,
  isAbout: ({ id }) => id === LATENCY_P95,
  judge: reading =>
    judgeReading(reading, {
      reason: 'LatencyHigh',
      remediation: [
        'Compare with CPU use and throttling, the database and the number of replicas.',
        'When it began with a release, roll back.',
      ],
    }),
});
