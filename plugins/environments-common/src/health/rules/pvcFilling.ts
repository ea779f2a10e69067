import { formatBytes } from '../../kubernetes';
import type { VolumeUsage } from '../../observations';
import { createRule } from '../createRule';
import { isExpandable, percent, volumesOf, volumeSubject } from '../volumes';

/** The share that is used, as measured or as it follows from what was. */
function usedRatioOf({
  usedRatio,
  availableBytes,
  capacityBytes,
}: VolumeUsage): number | undefined {
  return (
    usedRatio ??
    (availableBytes !== undefined && capacityBytes
      ? 1 - availableBytes / capacityBytes
      : undefined)
  );
}

function sizeWords({ availableBytes, capacityBytes }: VolumeUsage): string {
  return availableBytes === undefined || capacityBytes === undefined
    ? ''
    : ` (${formatBytes(availableBytes)} of ${formatBytes(capacityBytes)} left)`;
}

export const pvcFilling = createRule({
  id: 'pvc.filling',
  needs: ['volumes'],
  holdSeconds: 120,
  thresholds: {
    criticalUsedRatio: 0.9,
    warningFreeRatio: 0.15,
    predictedHoldSeconds: 3600,
  },
  items: volumesOf,
  subjectOf: volumeSubject,
  judge(volume, { index, thresholds }) {
    const { usage } = volume;
    const used = usedRatioOf(usage);
    if (used === undefined) {
      return undefined;
    }
    const isCritical = used > thresholds.criticalUsedRatio;
    const isFilling =
      1 - used < thresholds.warningFreeRatio &&
      usage.predictedAvailableBytes !== undefined &&
      usage.predictedAvailableBytes < 0;
    if (!isCritical && !isFilling) {
      return undefined;
    }
    const expandable = isExpandable(volume, index);
    const says = `is ${percent(used)} full${sizeWords(usage)}`;
    return {
      severity: isCritical ? 'critical' : 'warning',
      reason: isCritical ? 'AlmostFull' : 'Filling',
      says: isFilling ? `${says}, and will be full within four days` : says,
      remediation: [
        expandable === false
          ? 'Its StorageClass does not let it grow: move the data to a larger volume.'
          : `Make it larger: raise spec.resources.requests.storage of ${usage.claim} in Git and sync.`,
        'Or remove what is not needed: logs, old backups, temporary files.',
      ],
      evidence: [
        { path: 'volume.usedRatio', value: String(used) },
        ...(usage.predictedAvailableBytes === undefined
          ? []
          : [
              {
                path: 'volume.predictedAvailableBytes',
                value: String(usage.predictedAvailableBytes),
              },
            ]),
      ],
      holdSeconds: isCritical ? undefined : thresholds.predictedHoldSeconds,
    };
  },
});
