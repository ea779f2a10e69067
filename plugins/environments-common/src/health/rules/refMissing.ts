import type { Pod, PodReference } from '../../kubernetes';
import { createObjectRule } from '../createRule';
import type { FactIndex } from '../FactIndex';
import { isFinished, isReady } from '../pods';
import { listWords } from '../words';

function referencesOf({ spec }: Pod): PodReference[] {
  return [
    ...[...spec.initContainers, ...spec.containers].flatMap(
      ({ references }) => references,
    ),
    ...spec.volumeReferences,
  ];
}

function isMissing(
  { kind, name, key }: PodReference,
  namespace: string,
  index: FactIndex,
): boolean {
  if (kind === 'PersistentVolumeClaim') {
    return false;
  }
  const object = index.find(kind, namespace, name);
  return object
    ? key !== undefined && !object.keys.includes(key)
    : index.seesAll(kind, namespace);
}

export const refMissing = createObjectRule('Pod', {
  id: 'ref.missing',
  alsoNeeds: ['Secret', 'ConfigMap'],
  holdSeconds: 0,
  thresholds: {},
  judge(pod, { index }) {
    const { namespace, deletionTimestamp } = pod.metadata;
    if (deletionTimestamp || isFinished(pod)) {
      return undefined;
    }
    const missing = referencesOf(pod)
      .filter(reference => isMissing(reference, namespace, index))
      .map(({ kind, name, key }) =>
        key === undefined ? `${kind} ${name}` : `key ${key} of ${kind} ${name}`,
      );
    if (missing.length === 0) {
      return undefined;
    }
    const what = listWords([...new Set(missing)]);
    const runs = isReady(pod);
    return {
      severity: runs ? 'warning' : 'critical',
      reason: 'ReferenceMissing',
      says: runs
        ? `would not start again: ${what} does not exist`
        : `cannot start: ${what} does not exist`,
      remediation: [
        `Create ${what} in namespace ${namespace}, or correct the reference in Git and sync.`,
      ],
      evidence: missing.map(value => ({ path: 'spec', value })),
    };
  },
});
