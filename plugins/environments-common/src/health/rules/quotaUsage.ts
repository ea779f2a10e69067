import { parseQuantity, type ResourceQuota } from '../../kubernetes';
import { describeCommand } from '../advice';
import { createObjectRule } from '../createRule';
import { eventTime } from '../events';
import type { FactIndex } from '../FactIndex';
import { EXCEEDED_QUOTA } from '../quotas';
import { listWords, quote } from '../words';

/** Each resource with the share of it that is used. */
function sharesOf({ status }: ResourceQuota) {
  return Object.entries(status.hard).flatMap(([resource, text]) => {
    const hard = parseQuantity(text);
    const used = parseQuantity(status.used[resource]);
    return hard !== undefined && hard > 0 && used !== undefined
      ? [
          {
            resource,
            share: used / hard,
            used: status.used[resource],
            hard: text,
          },
        ]
      : [];
  });
}

/** The latest event that says that something was refused for this quota. */
function findRefusal(
  { metadata }: ResourceQuota,
  since: number,
  index: FactIndex,
) {
  return index
    .objects('Event')
    .find(
      event =>
        event.reason === 'FailedCreate' &&
        event.metadata.namespace === metadata.namespace &&
        EXCEEDED_QUOTA.exec(event.message ?? '')?.[1] === metadata.name &&
        eventTime(event) >= since,
    );
}

export const quotaUsage = createObjectRule('ResourceQuota', {
  id: 'quota.usage',
  alsoNeeds: ['Event'],
  holdSeconds: 900,
  thresholds: { warningRatio: 0.9, refusalSeconds: 1200 },
  judge(quota, { index, now, thresholds }) {
    const { metadata } = quota;
    const remediation = [
      'Lower requests and limits, remove what is not needed, or have the quota raised.',
      `See what is used: ${describeCommand('ResourceQuota', metadata)}.`,
    ];
    const refusal = findRefusal(
      quota,
      now.getTime() - thresholds.refusalSeconds * 1000,
      index,
    );
    if (refusal) {
      const { kind = 'Object', name = '' } = refusal.involvedObject;
      return {
        severity: 'critical',
        reason: 'QuotaExceeded',
        says: `is used up: ${kind} ${name} may not create its Pods`,
        remediation,
        evidence: [
          { path: 'event.message', value: quote(refusal.message ?? '') },
        ],
        holdSeconds: 0,
      };
    }
    const full = sharesOf(quota).filter(
      ({ share }) => share > thresholds.warningRatio,
    );
    if (full.length === 0) {
      return undefined;
    }
    const words = full.map(
      ({ resource, share, used, hard }) =>
        `${resource} ${used} of ${hard} (${Math.floor(share * 100)} %)`,
    );
    return {
      severity: 'warning',
      reason: full.some(({ share }) => share >= 1)
        ? 'QuotaFullyUsed'
        : 'QuotaAlmostFull',
      says: `is almost used up: ${listWords(words)}`,
      remediation,
      evidence: full.map(({ resource, used, hard }) => ({
        path: `status.used[${resource}]`,
        value: `${used} of ${hard}`,
      })),
    };
  },
});
