import type { PodDisruptionBudget } from '../../kubernetes';
import { describeCommand } from '../advice';
import { createObjectRule } from '../createRule';
import { budgetEvidence, isBudgetObserved } from '../disruptionBudgets';
import { countOf } from '../words';

/** Lets no Pod go, with as many ready as it asks for; with fewer, `pdb.unhealthy` speaks. */
function isBlocking(budget: PodDisruptionBudget): boolean {
  const {
    expectedPods = 0,
    disruptionsAllowed = 0,
    currentHealthy = 0,
    desiredHealthy = 0,
  } = budget.status;
  return (
    isBudgetObserved(budget) &&
    expectedPods > 0 &&
    disruptionsAllowed === 0 &&
    currentHealthy >= desiredHealthy
  );
}

export const pdbBlocking = createObjectRule('PodDisruptionBudget', {
  id: 'pdb.blocking',
  isSymptom: true,
  holdSeconds: 900,
  thresholds: {},
  concerns: isBlocking,
  judge(budget) {
    const { metadata, spec, status } = budget;
    const { currentHealthy = 0, expectedPods = 0 } = status;
    const isByDesign = currentHealthy >= expectedPods;
    const field =
      spec.minAvailable === undefined ? 'maxUnavailable' : 'minAvailable';
    return {
      severity: 'warning',
      reason: isByDesign ? 'BlocksDrainByConfig' : 'NodeDrainBlocked',
      says: isByDesign
        ? `never lets a Pod go, though all ${countOf(
            expectedPods,
            'Pod',
          )} are ready: a node that runs one cannot be drained`
        : `lets no Pod go while ${expectedPods - currentHealthy} of ${countOf(
            expectedPods,
            'Pod',
          )} ${
            expectedPods - currentHealthy === 1 ? 'is' : 'are'
          } not ready: nodes cannot be drained`,
      remediation: isByDesign
        ? [
            `Change ${field} of ${metadata.name} in Git, or run more replicas, so that one Pod may be missing.`,
          ]
        : [
            `See which Pods are not ready: ${describeCommand(
              'PodDisruptionBudget',
              metadata,
            )}.`,
          ],
      evidence: budgetEvidence(budget),
    };
  },
});
