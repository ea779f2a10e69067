import type { PodDisruptionBudget } from '../../kubernetes';
import { createObjectRule } from '../createRule';
import { budgetEvidence, isBudgetObserved } from '../disruptionBudgets';
import { countOf } from '../words';

/** Fewer Pods are ready than the budget asks for. */
function isShort(budget: PodDisruptionBudget): boolean {
  const {
    expectedPods = 0,
    currentHealthy = 0,
    desiredHealthy = 0,
  } = budget.status;
  return (
    isBudgetObserved(budget) &&
    expectedPods > 0 &&
    currentHealthy < desiredHealthy
  );
}

export const pdbUnhealthy = createObjectRule('PodDisruptionBudget', {
  id: 'pdb.unhealthy',
  isSymptom: true,
  holdSeconds: 900,
  thresholds: {},
  concerns: isShort,
  judge(budget) {
    const { metadata, status } = budget;
    const { currentHealthy = 0, desiredHealthy = 0, expectedPods = 0 } = status;
    return {
      severity: 'warning',
      reason: 'NotEnoughHealthyPods',
      says: `asks for ${countOf(
        desiredHealthy,
        'ready Pod',
      )} and has ${currentHealthy} of ${expectedPods}`,
      remediation: [
        `See which Pods are not ready: \`kubectl get pods -n ${metadata.namespace}\`.`,
      ],
      evidence: budgetEvidence(budget),
    };
  },
});
