import type { ObjectMetadata } from '../kubernetes';
import type { Subject } from './Finding';

/** Names an object of the cluster. */
export function subjectOf(kind: string, metadata: ObjectMetadata): Subject {
  return {
    kind,
    namespace: metadata.namespace || undefined,
    name: metadata.name,
    uid: metadata.uid || undefined,
  };
}

/** Tells subjects apart: by uid where there is one. */
export function subjectKey(subject: Subject): string {
  return (
    subject.uid ?? `${subject.kind}/${subject.namespace ?? ''}/${subject.name}`
  );
}
