import type { Pod, PodReference } from '../kubernetes';
import type { FactIndex } from './FactIndex';

/** Everything that the containers and the volumes of a Pod refer to. */
export function referencesOf({ spec }: Pod): PodReference[] {
  return [
    ...[...spec.initContainers, ...spec.containers].flatMap(
      ({ references }) => references,
    ),
    ...spec.volumeReferences,
  ];
}

/** Whether a Pod refers to anything at all. */
export function hasReferences({ spec }: Pod): boolean {
  const { initContainers, containers, volumeReferences } = spec;
  return (
    volumeReferences.length > 0 ||
    containers.some(({ references }) => references.length > 0) ||
    initContainers.some(({ references }) => references.length > 0)
  );
}

/** Whether what is referred to is not there: `unseen` where nobody can tell. */
export function findAbsence(
  { kind, name, key }: PodReference,
  namespace: string,
  index: FactIndex,
): 'missing' | 'unseen' | undefined {
  if (kind === 'PersistentVolumeClaim') {
    return undefined;
  }
  const object = index.find(kind, namespace, name);
  if (object) {
    const lacksKey = key !== undefined && !object.keys.includes(key);
    return lacksKey ? 'missing' : undefined;
  }
  return index.seesAll(kind, namespace) ? 'missing' : 'unseen';
}

function isMissing(
  reference: PodReference,
  namespace: string,
  index: FactIndex,
): boolean {
  return findAbsence(reference, namespace, index) === 'missing';
}

/** In words, for example `key url of Secret db`. */
export function nameOfReference({ kind, name, key }: PodReference): string {
  return key === undefined
    ? `${kind} ${name}`
    : `key ${key} of ${kind} ${name}`;
}

/** The Secrets, ConfigMaps and keys that do not exist and that a Pod cannot start without. */
export function missingReferences(pod: Pod, index: FactIndex): string[] {
  const missing = referencesOf(pod)
    .filter(reference => isMissing(reference, pod.metadata.namespace, index))
    .map(nameOfReference);
  return [...new Set(missing)];
}

/** The Secrets to pull images with that do not exist: images are pulled without them. */
export function missingPullSecrets(pod: Pod, index: FactIndex): string[] {
  const missing = pod.spec.imagePullSecrets
    .map(({ name }) => ({ kind: 'Secret', name } as const))
    .filter(reference => isMissing(reference, pod.metadata.namespace, index))
    .map(nameOfReference);
  return [...new Set(missing)];
}
