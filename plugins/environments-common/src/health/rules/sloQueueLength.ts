import { createIndicatorRule } from '../createIndicatorRule';
import { judgeReading, QUEUE_LENGTH } from '../indicatorReadings';

export const sloQueueLength = createIndicatorRule({
  id: 'slo.queue-length',
  holdSeconds: 120,
  isAbout: ({ id }) => id === QUEUE_LENGTH,
  judge: reading =>
    judgeReading(reading, {
      reason: 'QueueTooLong',
      remediation: [
        'See that the workers run and take tasks, and read what they write.',
        'When they do and are busy, run more of them: `kubectl scale deployment <worker> --replicas=<n>`.',
      ],
    }),
});
