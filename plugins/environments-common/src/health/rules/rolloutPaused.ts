import { createObjectRule } from '../createRule';
import { quote } from '../words';

export const rolloutPaused = createObjectRule('Rollout', {
  id: 'rollout.paused',
  holdSeconds: 0,
  thresholds: {},
  concerns: ({ spec, status }) =>
    status.phase === 'Paused' ||
    (spec.paused === true && status.phase !== 'Degraded'),
  judge({ metadata, status }) {
    const { message, currentStepIndex } = status;
    return {
      severity: 'suspended',
      reason: 'Paused',
      says: `is paused${
        currentStepIndex === undefined ? '' : ` at step ${currentStepIndex + 1}`
      }${message ? ` (${quote(message)})` : ''}`,
      remediation: [
        `When the new version does well: \`kubectl argo rollouts promote ${metadata.name} -n ${metadata.namespace}\`.`,
        `When it does not: \`kubectl argo rollouts abort ${metadata.name} -n ${metadata.namespace}\`.`,
      ],
      evidence: [{ path: 'status.phase', value: status.phase ?? '' }],
    };
  },
});
