import { createObjectRule } from '../createRule';

export const hpaAtMax = createObjectRule('HorizontalPodAutoscaler', {
  id: 'hpa.at-max',
  holdSeconds: 900,
  thresholds: {},
  concerns({ spec, status }) {
    const { minReplicas = 1, maxReplicas } = spec;
    const { currentReplicas } = status;
    return (
      maxReplicas !== undefined &&
      currentReplicas !== undefined &&
      maxReplicas !== minReplicas &&
      currentReplicas >= maxReplicas
    );
  },
  judge({ metadata, spec, status }) {
    const { maxReplicas } = spec;
    const { currentReplicas } = status;
    return {
      severity: 'warning',
      reason: 'AtMaxReplicas',
      says: `is at its maximum of ${maxReplicas} replicas: more load finds no more replicas`,
      remediation: [
        `Find where the load comes from, or raise maxReplicas of ${metadata.name} in Git and sync.`,
      ],
      evidence: [
        { path: 'spec.maxReplicas', value: String(maxReplicas) },
        { path: 'status.currentReplicas', value: String(currentReplicas) },
      ],
      began: status.conditions.find(
        ({ type, status: value, reason }) =>
          type === 'ScalingLimited' &&
          value === 'True' &&
          reason === 'TooManyReplicas',
      )?.lastTransitionTime,
    };
  },
});
