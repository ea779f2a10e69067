import type { PodReference } from '../kubernetes';
import type { EnvironmentFacts } from './EnvironmentFacts';
import { FactIndex } from './FactIndex';
import type { Subject } from './Finding';
import { findAbsence, nameOfReference, referencesOf } from './podReferences';
import { isFinished } from './pods';
import { subjectOf } from './subjects';

/**
 * A Secret, a ConfigMap or a key of one that a workload cannot start without, and that was not
 * found. Names only.
 *
 * @public
 */
export interface UnresolvedReference {
  /** The workload; a Pod that belongs to none. */
  subject: Subject;
  /** For example `key url of Secret db`. */
  what: string;
  /** `missing` is not there; of `unseen` nobody can tell, as not everything could be read. */
  state: 'missing' | 'unseen';
}

const KINDS = ['Deployment', 'StatefulSet', 'DaemonSet', 'Rollout'] as const;

/**
 * What the workloads of an environment and their Pods refer to and what is not among its objects.
 * What is optional is left out.
 *
 * @public
 */
export function findUnresolved(facts: EnvironmentFacts): UnresolvedReference[] {
  const index = new FactIndex(facts);
  const found = new Map<string, UnresolvedReference>();
  const check = (
    subject: Subject,
    namespace: string,
    references: readonly PodReference[],
  ) => {
    for (const reference of references) {
      const state = findAbsence(reference, namespace, index);
      const what = nameOfReference(reference);
      if (state) {
        const { kind, name } = subject;
        const key = JSON.stringify([kind, namespace, name, what]);
        found.set(key, { subject, what, state });
      }
    }
  };
  for (const kind of KINDS) {
    for (const { metadata, spec } of index.objects(kind)) {
      const { containers = [], initContainers = [] } =
        spec.template?.spec ?? {};
      check(
        subjectOf(kind, metadata),
        metadata.namespace,
        [...containers, ...initContainers].flatMap(
          ({ references }) => references,
        ),
      );
    }
  }
  for (const pod of index.objects('Pod')) {
    if (pod.metadata.deletionTimestamp === undefined && !isFinished(pod)) {
      check(
        index.ownerOf(pod) ?? subjectOf('Pod', pod.metadata),
        pod.metadata.namespace,
        referencesOf(pod),
      );
    }
  }
  return [...found.values()];
}
