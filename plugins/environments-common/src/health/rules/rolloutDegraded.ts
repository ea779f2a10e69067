import { describeCommand } from '../advice';
import { createObjectRule } from '../createRule';
import { quote } from '../words';

/** A rollout that was given up, by a person or by its analysis: the old version still runs. */
const ABORTED = /abort/i;

export const rolloutDegraded = createObjectRule('Rollout', {
  id: 'rollout.degraded',
  isSymptom: true,
  holdSeconds: 0,
  thresholds: {},
  concerns: ({ status }) => status.phase === 'Degraded',
  judge({ metadata, status }) {
    const { message = 'its phase is Degraded' } = status;
    const { name, namespace } = metadata;
    const isAborted = ABORTED.test(message);
    return {
      severity: 'critical',
      reason: isAborted ? 'RolloutAborted' : 'RolloutDegraded',
      says: `${isAborted ? 'was aborted' : 'is degraded'}: ${quote(message)}`,
      remediation: [
        `See its steps, and its analysis runs: ${describeCommand(
          'Rollout',
          metadata,
        )}.`,
        isAborted
          ? `Go back to the release before in Git, or mend the cause and retry: \`kubectl argo rollouts retry rollout ${name} -n ${namespace}\`.`
          : `Mend the cause, or stop it: \`kubectl argo rollouts abort ${name} -n ${namespace}\`.`,
      ],
      evidence: [
        { path: 'status.phase', value: 'Degraded' },
        { path: 'status.message', value: message },
      ],
      began: status.conditions.find(
        ({ type, status: value }) =>
          type === 'Progressing' && value === 'False',
      )?.lastTransitionTime,
    };
  },
});
