import type { HorizontalPodAutoscaler } from '../../kubernetes';
import { describeCommand } from '../advice';
import { createObjectRule } from '../createRule';
import type { FactIndex } from '../FactIndex';
import { secondsSince } from '../time';
import { desiredReplicas } from '../workloads';

/** Whether the target lacks replicas: then its own rules and its Pods' say why. */
function isTargetShort(
  { metadata, spec }: HorizontalPodAutoscaler,
  index: FactIndex,
): boolean {
  const { kind, name = '' } = spec.scaleTargetRef ?? {};
  if (kind !== 'Deployment' && kind !== 'StatefulSet') {
    return false;
  }
  const target = index.find(kind, metadata.namespace, name);
  return (
    target !== undefined &&
    (target.status.readyReplicas ?? 0) < desiredReplicas(target)
  );
}

export const hpaMismatch = createObjectRule('HorizontalPodAutoscaler', {
  id: 'hpa.mismatch',
  holdSeconds: 900,
  thresholds: { quietSeconds: 900 },
  concerns({ spec, status }) {
    const { minReplicas = 1, maxReplicas = Infinity } = spec;
    const { currentReplicas, desiredReplicas: desired, conditions } = status;
    return (
      currentReplicas !== undefined &&
      desired !== undefined &&
      desired !== currentReplicas &&
      currentReplicas > minReplicas &&
      currentReplicas < maxReplicas &&
      // Why it does not scale is told by other rules.
      !conditions.some(
        ({ type, status: value }) =>
          (type === 'AbleToScale' || type === 'ScalingActive') &&
          value === 'False',
      )
    );
  },
  judge(autoscaler, { index, now, thresholds }) {
    const { metadata, spec, status } = autoscaler;
    const quiet = secondsSince(status.lastScaleTime, now) ?? Infinity;
    if (quiet < thresholds.quietSeconds || isTargetShort(autoscaler, index)) {
      return undefined;
    }
    const { kind = 'its target', name = '' } = spec.scaleTargetRef ?? {};
    return {
      severity: 'warning',
      reason: 'ScalingStuck',
      says: `wants another number of replicas than ${`${kind} ${name}`.trim()} has, and does not change it`,
      remediation: [
        `Check that nothing else sets the replicas of ${`${kind} ${name}`.trim()}: Git must not name spec.replicas of what an autoscaler scales.`,
        `Read what it says: ${describeCommand('hpa', metadata)}.`,
      ],
      evidence: [
        {
          path: 'status.currentReplicas',
          value: String(status.currentReplicas),
        },
        {
          path: 'status.desiredReplicas',
          value: String(status.desiredReplicas),
        },
      ],
    };
  },
});
