import type { HorizontalPodAutoscaler } from '../../kubernetes';
import { describeCommand } from '../advice';
import { createObjectRule } from '../createRule';
import { quote } from '../words';

const REASON =
  /^(FailedGet\w*Metric|FailedComputeMetricsReplicas|InvalidSelector|InvalidMetricSourceType)$/;

function failureOf({ status }: HorizontalPodAutoscaler) {
  return status.conditions.find(
    ({ type, status: value, reason }) =>
      type === 'ScalingActive' &&
      value === 'False' &&
      REASON.test(reason ?? ''),
  );
}

export const hpaNoMetrics = createObjectRule('HorizontalPodAutoscaler', {
  id: 'hpa.no-metrics',
  holdSeconds: 300,
  thresholds: {},
  concerns: autoscaler => failureOf(autoscaler) !== undefined,
  judge(autoscaler) {
    const { metadata } = autoscaler;
    const condition = failureOf(autoscaler);
    if (!condition) {
      return undefined;
    }
    const { reason = '', message = reason } = condition;
    const remedy = /External|Object|Pods/.test(reason)
      ? 'Check the metrics adapter that serves the metric, and the name of the metric.'
      : 'Check that metrics-server answers (`kubectl top pods`), and that every container sets resources.requests.';
    return {
      severity: 'warning',
      reason: 'CannotGetMetrics',
      says: 'does not scale: it cannot read its metrics',
      remediation: [
        remedy,
        `Read what it says: ${describeCommand('hpa', metadata)}.`,
      ],
      evidence: [
        { path: 'status.conditions[ScalingActive].reason', value: reason },
        {
          path: 'status.conditions[ScalingActive].message',
          value: quote(message),
        },
      ],
      began: condition.lastTransitionTime,
    };
  },
});
