import type { Application } from '../../delivery';
import { createApplicationRule } from '../createRule';
import { listWords } from '../words';

function countDrift({ resources }: Application) {
  const drifted = resources.filter(
    ({ hook, sync, requiresPruning }) =>
      !hook && (sync === 'OutOfSync' || requiresPruning),
  );
  const toPrune = drifted.filter(({ requiresPruning }) => requiresPruning);
  const missing = drifted.filter(
    ({ requiresPruning, health }) => !requiresPruning && health === 'Missing',
  );
  return {
    drifted,
    words: [
      [drifted.length - toPrune.length - missing.length, 'changed'] as const,
      [missing.length, 'missing'] as const,
      [toPrune.length, 'to be removed'] as const,
    ].flatMap(([count, word]) => (count > 0 ? [`${count} ${word}`] : [])),
  };
}

export const gitopsDrift = createApplicationRule({
  id: 'gitops.drift',
  holdSeconds: 900,
  thresholds: {},
  judge(application) {
    const { automation, name, sync, operationInProgress } = application;
    if (sync.status !== 'OutOfSync' || operationInProgress) {
      return undefined;
    }
    const { drifted, words } = countDrift(application);
    const details = words.length > 0 ? ` (resources: ${listWords(words)})` : '';
    return {
      // Without automation a difference is a release that waits for a person.
      severity: automation.enabled ? 'warning' : 'info',
      reason: 'Drift',
      says: `differs from Git${details}`,
      remediation: automation.enabled
        ? [
            `${name} should sync by itself: see why it does not, then sync it.`,
            'Something may change the same fields in the cluster again and again.',
          ]
        : [`Look at the plan, then sync ${name}.`],
      evidence: [
        { path: 'status.sync.status', value: sync.status },
        ...drifted.slice(0, 10).map(({ kind, namespace, name: resource }) => ({
          path: 'status.resources',
          value: [kind, namespace, resource].filter(Boolean).join('/'),
        })),
      ],
    };
  },
});
