import { createIndicatorRule } from '../createIndicatorRule';
import { hasOwnRule, judgeReading } from '../indicatorReadings';

export const indicatorAboveThreshold = createIndicatorRule({
  id: 'indicator.above-threshold',
  holdSeconds: 300,
  isAbout: reading => !hasOwnRule(reading),
  judge: reading =>
    judgeReading(reading, {
      reason: reading.trouble === 'below' ? 'BelowThreshold' : 'AboveThreshold',
      remediation: ['Look at its course over time, and at the last release.'],
    }),
});
