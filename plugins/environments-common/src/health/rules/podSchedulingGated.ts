import type { Pod } from '../../kubernetes';
import { createObjectRule } from '../createRule';
import { listWords } from '../words';

function gateOf({ status }: Pod) {
  return status.conditions.find(
    ({ type, status: value, reason }) =>
      type === 'PodScheduled' &&
      value === 'False' &&
      reason === 'SchedulingGated',
  );
}

export const podSchedulingGated = createObjectRule('Pod', {
  id: 'pod.scheduling-gated',
  holdSeconds: 0,
  thresholds: {},
  concerns: pod =>
    pod.metadata.deletionTimestamp === undefined && gateOf(pod) !== undefined,
  judge(pod) {
    const gates = (pod.spec.schedulingGates ?? []).map(({ name }) => name);
    const what =
      gates.length > 0 ? `scheduling gate ${listWords(gates)}` : 'a gate';
    return {
      severity: 'suspended',
      reason: 'SchedulingGated',
      says: {
        one: `is not scheduled yet: it waits behind ${what}`,
        many: `are not scheduled yet: they wait behind ${what}`,
      },
      remediation: [
        `See that the controller which should open ${what} runs, or remove the gate from the Pod's specification.`,
      ],
      evidence: [
        {
          path: 'status.conditions[PodScheduled].reason',
          value: 'SchedulingGated',
        },
        ...gates.map(value => ({ path: 'spec.schedulingGates', value })),
      ],
      began: gateOf(pod)?.lastTransitionTime,
    };
  },
});
