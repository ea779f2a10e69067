import { createIndicatorRule } from '../createIndicatorRule';
import { ERROR_RATIO, judgeReading } from '../indicatorReadings';

export const sloErrorRatio = createIndicatorRule({
  id: 'slo.error-ratio',
  holdSeconds: 300,
  isAbout: ({ id }) => id === ERROR_RATIO,
  judge: reading =>
    judgeReading(reading, {
      reason: 'ErrorRatioHigh',
      remediation: [
        'Read the logs of the service that answers with errors, and of what it depends on.',
        'When it began with a release, roll back.',
      ],
    }),
});
