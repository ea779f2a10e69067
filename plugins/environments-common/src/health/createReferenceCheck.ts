import type { PodReference } from '../kubernetes';
import type { EnvironmentFacts } from './EnvironmentFacts';
import { FactIndex } from './FactIndex';
import { findAbsence } from './podReferences';

/**
 * Whether what a Pod of a namespace would refer to is not there: `unseen` where nobody can tell,
 * undefined when it is there.
 *
 * @public
 */
export type ReferenceCheck = (
  reference: PodReference,
  namespace: string,
) => 'missing' | 'unseen' | undefined;

/**
 * Arranges the objects of an environment once, to ask for many references.
 *
 * @public
 */
export function createReferenceCheck(facts: EnvironmentFacts): ReferenceCheck {
  const index = new FactIndex(facts);
  return (reference, namespace) => findAbsence(reference, namespace, index);
}
