import { createRule } from '../createRule';
import { holdName, holdSubject } from '../holds';
import { parseTime } from '../time';
import { quote } from '../words';

export const deliveryHoldOverdue = createRule({
  id: 'delivery.hold-overdue',
  needs: ['applications'],
  holdSeconds: 0,
  thresholds: {},
  items: ({ facts }) => facts.holds ?? [],
  subjectOf: holdSubject,
  nameOf: holdName,
  judge({ cause, expiresAt, placedBy, reason }, { now }) {
    const end = parseTime(expiresAt);
    if (end === undefined || !now.hasReached(end)) {
      return undefined;
    }
    return {
      severity: 'warning',
      reason: 'HoldOverdue',
      says: `was to be looked at again: ${placedBy} placed it by a ${cause}, for ${quote(
        reason,
      )}`,
      remediation: [
        'Resume the automation when its reason is gone: nothing does so by itself.',
        'Until then what is changed in Git is not deployed.',
      ],
      evidence: [{ path: 'hold.expiresAt', value: expiresAt }],
      began: expiresAt,
    };
  },
});
