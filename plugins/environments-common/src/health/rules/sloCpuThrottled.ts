import { createIndicatorRule } from '../createIndicatorRule';
import { CPU_THROTTLED, judgeReading } from '../indicatorReadings';

export const sloCpuThrottled = createIndicatorRule({
  id: 'slo.cpu-throttled',
  holdSeconds: 900,
  isAbout: ({ id }) => id === CPU_THROTTLED,
  judge(reading) {
    const verdict = judgeReading(reading, {
      reason: 'CpuThrottled',
      remediation: [
        'When it is slow as well: raise resources.limits.cpu in Git, or run more replicas.',
      ],
    });
    // A limit that is felt is no harm by itself; the latency says whether it is.
    return verdict && { ...verdict, severity: 'info' };
  },
});
