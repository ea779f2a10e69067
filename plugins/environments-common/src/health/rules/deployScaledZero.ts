import { createRule } from '../createRule';
import { subjectOf } from '../subjects';

export const deployScaledZero = createRule({
  id: 'deploy.scaled-zero',
  // StatefulSets that cannot be read are other rules' gap.
  needs: ['Deployment'],
  holdSeconds: 0,
  thresholds: {},
  items: index => index.workloads,
  subjectOf: ({ kind, object }) => subjectOf(kind, object.metadata),
  concerns: ({ object }) => object.spec.replicas === 0,
  judge({ kind, object: { metadata } }) {
    return {
      severity: 'suspended',
      reason: 'ScaledToZero',
      says: 'is scaled to zero',
      remediation: [
        `Start it: \`kubectl scale ${kind.toLocaleLowerCase('en-US')}/${
          metadata.name
        } --replicas=1 -n ${metadata.namespace}\`.`,
      ],
      evidence: [{ path: 'spec.replicas', value: '0' }],
    };
  },
});
