import { createIndicatorRule } from '../createIndicatorRule';
import { judgeReading, NODE_DISK } from '../indicatorReadings';

export const sloNodeDisk = createIndicatorRule({
  id: 'slo.node-disk',
  holdSeconds: 120,
  isAbout: ({ id }) => id === NODE_DISK,
  judge: reading =>
    judgeReading(reading, {
      reason: 'NodeDiskFull',
      remediation: [
        'Find the fullest node: `kubectl get nodes -o wide`, and remove images and logs that nobody needs.',
        'Or give the nodes larger disks, before Pods are evicted.',
      ],
    }),
});
