import type { Pod } from '../../kubernetes';
import { createObjectRule } from '../createRule';

function isLost({ status }: Pod): boolean {
  return status.phase === 'Unknown' || status.reason === 'NodeLost';
}

export const podNodeLost = createObjectRule('Pod', {
  id: 'pod.node-lost',
  isSymptom: true,
  holdSeconds: 60,
  thresholds: {},
  concerns: isLost,
  judge({ metadata, spec, status }) {
    const { nodeName } = spec;
    const why = nodeName
      ? `node ${nodeName} does not answer`
      : 'its node does not answer';
    return {
      severity: 'critical',
      reason: 'NodeLost',
      says: {
        one: `is lost: ${why}`,
        many: `are lost: ${why}`,
      },
      remediation: [
        ...(nodeName
          ? [`Look at the node: \`kubectl describe node ${nodeName}\`.`]
          : []),
        `When the node is gone for good: \`kubectl delete pod ${metadata.name} -n ${metadata.namespace} --force\`.`,
      ],
      evidence: [
        { path: 'status.phase', value: status.phase ?? '' },
        ...(status.reason
          ? [{ path: 'status.reason', value: status.reason }]
          : []),
      ],
      began: status.conditions.find(
        ({ type, status: value }) => type === 'Ready' && value !== 'True',
      )?.lastTransitionTime,
    };
  },
});
