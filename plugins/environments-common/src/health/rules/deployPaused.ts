import { createObjectRule } from '../createRule';

export const deployPaused = createObjectRule('Deployment', {
  id: 'deploy.paused',
  holdSeconds: 0,
  thresholds: {},
  concerns: ({ spec }) => spec.paused === true,
  judge({ metadata }) {
    return {
      severity: 'suspended',
      reason: 'Paused',
      says: 'is paused: changes are not rolled out',
      remediation: [
        `Go on with it: \`kubectl rollout resume deployment/${metadata.name} -n ${metadata.namespace}\`.`,
      ],
      evidence: [{ path: 'spec.paused', value: 'true' }],
    };
  },
});
