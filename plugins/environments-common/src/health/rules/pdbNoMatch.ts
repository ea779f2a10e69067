import type { PodDisruptionBudget } from '../../kubernetes';
import { createObjectRule } from '../createRule';
import {
  isBudgetObserved,
  podsProtectedBy,
  selects,
} from '../disruptionBudgets';
import type { FactIndex } from '../FactIndex';

/** A workload without Pods, such as one scaled to zero, still has need of its budget. */
function isForWorkload(
  { metadata, spec }: PodDisruptionBudget,
  index: FactIndex,
): boolean {
  const { selector } = spec;
  return [
    ...index.workloads.map(({ object }) => object),
    ...index.objects('Rollout'),
  ].some(
    workload =>
      selector !== undefined &&
      workload.metadata.namespace === metadata.namespace &&
      selects(selector, workload.spec.template?.metadata?.labels ?? {}),
  );
}

export const pdbNoMatch = createObjectRule('PodDisruptionBudget', {
  id: 'pdb.no-match',
  alsoNeeds: ['Pod', 'Deployment', 'StatefulSet'],
  holdSeconds: 0,
  thresholds: {},
  concerns: budget =>
    isBudgetObserved(budget) && (budget.status.expectedPods ?? 0) === 0,
  judge(budget, { index }) {
    const { metadata, spec } = budget;
    if (
      !index.seesAll('Pod', metadata.namespace) ||
      isForWorkload(budget, index) ||
      podsProtectedBy(budget, index).length > 0
    ) {
      return undefined;
    }
    return {
      severity: 'info',
      reason: 'NoMatchingPods',
      says: 'protects nothing: its selector matches no Pod',
      remediation: [
        `Correct the selector of ${metadata.name} in Git, or remove it.`,
      ],
      evidence: [
        {
          path: 'spec.selector',
          value: JSON.stringify(spec.selector ?? {}),
        },
      ],
    };
  },
});
