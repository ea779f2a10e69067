import type { ScaledObject } from '../../kubernetes';
import { describeCommand } from '../advice';
import { createObjectRule } from '../createRule';
import { quote } from '../words';

const PAUSED = [
  'autoscaling.keda.sh/paused',
  'autoscaling.keda.sh/paused-replicas',
];

/** Somebody has taken the scaling into their own hands. */
function isPaused({ metadata }: ScaledObject): boolean {
  const [paused, replicas] = PAUSED.map(key => metadata.annotations[key]);
  return (paused !== undefined && paused !== 'false') || replicas !== undefined;
}

function troubleOf({ status }: ScaledObject) {
  return status.conditions.find(
    ({ type, status: value }) =>
      (type === 'Ready' && value === 'False') ||
      (type === 'Fallback' && value === 'True'),
  );
}

export const kedaFallback = createObjectRule('ScaledObject', {
  id: 'keda.fallback',
  holdSeconds: 300,
  thresholds: {},
  concerns: scaledObject =>
    !isPaused(scaledObject) && troubleOf(scaledObject) !== undefined,
  judge(scaledObject) {
    const trouble = troubleOf(scaledObject);
    if (!trouble) {
      return undefined;
    }
    const { metadata, spec } = scaledObject;
    const target = `${spec.scaleTargetRef?.kind ?? 'Deployment'} ${
      spec.scaleTargetRef?.name ?? ''
    }`.trim();
    const isFallback = trouble.type === 'Fallback';
    const why = quote(trouble.message ?? trouble.reason ?? trouble.type);
    return {
      severity: 'warning',
      reason: isFallback ? 'Fallback' : trouble.reason ?? 'NotReady',
      says: isFallback
        ? `keeps ${target} at its fallback replicas: the source it scales by does not answer (${why})`
        : `does not scale ${target}: ${why}`,
      remediation: [
        'See that what it scales by answers, for example the queue or Prometheus, and that its credentials are right.',
        `Read its conditions and events: ${describeCommand(
          'ScaledObject',
          metadata,
        )}.`,
      ],
      evidence: [
        { path: `status.conditions[${trouble.type}]`, value: trouble.status },
      ],
      began: trouble.lastTransitionTime,
    };
  },
});
