import { createRule } from '../createRule';
import { percent, volumesOf, volumeSubject } from '../volumes';

export const pvcInodes = createRule({
  id: 'pvc.inodes',
  needs: ['volumes'],
  holdSeconds: 60,
  thresholds: {
    criticalFreeRatio: 0.03,
    warningFreeRatio: 0.15,
    predictedHoldSeconds: 3600,
  },
  items: volumesOf,
  subjectOf: volumeSubject,
  judge({ usage }, { thresholds }) {
    const { inodesFreeRatio: free, predictedInodesFreeRatio: predicted } =
      usage;
    if (free === undefined) {
      return undefined;
    }
    const isCritical = free < thresholds.criticalFreeRatio;
    const isFilling =
      free < thresholds.warningFreeRatio &&
      predicted !== undefined &&
      predicted < 0;
    if (!isCritical && !isFilling) {
      return undefined;
    }
    const says = `has room for hardly any more files: ${percent(
      free,
    )} of its inodes are free`;
    return {
      severity: isCritical ? 'critical' : 'warning',
      reason: isCritical ? 'InodesAlmostUsedUp' : 'InodesFilling',
      says: isFilling ? `${says}, and none will be within four days` : says,
      remediation: [
        'Find the directory with very many small files, and remove those that are not needed.',
        'Larger volumes mostly have more inodes: move the data to one.',
      ],
      evidence: [{ path: 'volume.inodesFreeRatio', value: String(free) }],
      holdSeconds: isCritical ? undefined : thresholds.predictedHoldSeconds,
    };
  },
});
