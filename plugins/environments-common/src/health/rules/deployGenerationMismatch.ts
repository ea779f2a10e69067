import { describeCommand } from '../advice';
import { createRule } from '../createRule';
import { subjectOf } from '../subjects';
import { isObserved } from '../workloads';

export const deployGenerationMismatch = createRule({
  id: 'deploy.generation-mismatch',
  // StatefulSets that cannot be read are other rules' gap.
  needs: ['Deployment'],
  holdSeconds: 900,
  thresholds: {},
  items: index => index.workloads,
  subjectOf: ({ kind, object }) => subjectOf(kind, object.metadata),
  concerns: ({ object }) => !isObserved(object),
  judge({ kind, object: { metadata, status } }) {
    return {
      severity: 'warning',
      reason: 'ControllerNotReconciling',
      says: 'has a change that the controller has not taken up',
      remediation: [
        'Check the controller manager of the cluster: it takes changes up within seconds.',
        `Compare metadata.generation with status.observedGeneration: ${describeCommand(
          kind,
          metadata,
        )}.`,
      ],
      evidence: [
        {
          path: 'metadata.generation',
          value: String(metadata.generation ?? 0),
        },
        {
          path: 'status.observedGeneration',
          value: String(status.observedGeneration ?? 0),
        },
      ],
    };
  },
});
