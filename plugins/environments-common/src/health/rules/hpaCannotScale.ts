import type { HorizontalPodAutoscaler } from '../../kubernetes';
import { describeCommand } from '../advice';
import { createObjectRule } from '../createRule';
import { quote } from '../words';

const REASONS = new Set(['FailedGetScale', 'FailedUpdateScale']);

function failureOf({ status }: HorizontalPodAutoscaler) {
  return status.conditions.find(
    ({ type, status: value, reason }) =>
      type === 'AbleToScale' && value === 'False' && REASONS.has(reason ?? ''),
  );
}

export const hpaCannotScale = createObjectRule('HorizontalPodAutoscaler', {
  id: 'hpa.cannot-scale',
  isSymptom: true,
  holdSeconds: 60,
  thresholds: {},
  concerns: autoscaler => failureOf(autoscaler) !== undefined,
  judge(autoscaler) {
    const { metadata, spec } = autoscaler;
    const condition = failureOf(autoscaler);
    if (!condition) {
      return undefined;
    }
    const { kind = 'its target', name = '' } = spec.scaleTargetRef ?? {};
    const { reason = '', message = reason } = condition;
    return {
      severity: 'critical',
      reason: 'CannotScale',
      says: `cannot scale ${`${kind} ${name}`.trim()}`,
      remediation: [
        'Check that the target exists and that the controller may scale it.',
        `Read what it says: ${describeCommand('hpa', metadata)}.`,
      ],
      evidence: [
        { path: 'status.conditions[AbleToScale].reason', value: reason },
        {
          path: 'status.conditions[AbleToScale].message',
          value: quote(message),
        },
      ],
      began: condition.lastTransitionTime,
    };
  },
});
