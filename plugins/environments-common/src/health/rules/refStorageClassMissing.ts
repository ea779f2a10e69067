import type { StatefulSet } from '../../kubernetes';
import { createObjectRule } from '../createRule';
import { desiredReplicas } from '../workloads';
import { listWords } from '../words';

/** The classes that its claims name; an empty name asks for no class at all. */
function classesOf({ spec }: StatefulSet): string[] {
  return (spec.volumeClaimTemplates ?? []).flatMap(
    template => template.spec?.storageClassName || [],
  );
}

export const refStorageClassMissing = createObjectRule('StatefulSet', {
  id: 'ref.storageclass-missing',
  alsoNeeds: ['StorageClass'],
  holdSeconds: 0,
  thresholds: {},
  concerns: statefulSet => classesOf(statefulSet).length > 0,
  judge(statefulSet, { index }) {
    const missing = [...new Set(classesOf(statefulSet))].filter(
      name =>
        !index
          .objects('StorageClass')
          .some(({ metadata }) => metadata.name === name),
    );
    const { metadata, status } = statefulSet;
    // Volumes that were made by hand can bear the name of a class that is not there.
    const runs = (status.readyReplicas ?? 0) >= desiredReplicas(statefulSet);
    if (missing.length === 0 || runs || !index.seesAll('StorageClass', '')) {
      return undefined;
    }
    return {
      severity: 'critical',
      reason: 'StorageClassMissing',
      says: `gets no volumes: StorageClass ${listWords(
        missing,
      )} does not exist`,
      remediation: [
        'See which classes there are: `kubectl get storageclasses`.',
        `Name one of them in volumeClaimTemplates of ${metadata.name} in Git; the StatefulSet must be deleted and created again for it to count.`,
      ],
      evidence: missing.map(value => ({
        path: 'spec.volumeClaimTemplates.spec.storageClassName',
        value,
      })),
    };
  },
});
