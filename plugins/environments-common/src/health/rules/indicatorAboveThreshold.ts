import { createIndicatorRule } from '../createIndicatorRule';
import { ERROR_RATIO, judgeReading, LATENCY_P95 } from '../indicatorReadings';

export const indicatorAboveThreshold = createIndicatorRule({
  id: 'indicator.above-threshold',
  holdSeconds: 300,
  isAbout: ({ id }) => id !== ERROR_RATIO && id !== LATENCY_P95,
  judge: reading =>
    judgeReading(reading, {
      reason: 'AboveThreshold',
      remediation: ['Look at its course over time, and at the last release.'],
    }),
});
