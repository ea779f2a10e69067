import { createRule } from '../createRule';
import { holdName, holdSubject } from '../holds';
import { sentence } from '../words';

export const deliveryHoldBroken = createRule({
  id: 'delivery.hold-broken',
  needs: ['applications'],
  holdSeconds: 0,
  thresholds: {},
  items: ({ facts }) =>
    (facts.holds ?? []).filter(({ state }) => state === 'broken'),
  subjectOf: holdSubject,
  nameOf: holdName,
  judge({ brokenBy, brokenSince, cause, reason }) {
    const words = brokenBy ?? 'automation was switched on again';
    return {
      severity: 'warning',
      reason: 'HoldBroken',
      says: `does not hold: ${sentence(words).slice(0, -1)}`,
      remediation: [
        cause === 'rollback'
          ? 'What was rolled back may come back with the next sync: see what is deployed.'
          : 'What was paused goes on: see what is deployed.',
        'Pause the automation again, after a change at whatever switches it on; or resume, which ends the hold.',
      ],
      evidence: [{ path: 'hold.reason', value: reason }],
      began: brokenSince,
    };
  },
});
