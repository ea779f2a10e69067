import type { EnvironmentFacts } from '../health/EnvironmentFacts';
import type { AlertingRule } from '../observations';

/**
 * What an environment is held against its blueprint by: the facts of its health, and what only
 * conformance asks for.
 *
 * @public
 */
export interface ConformanceFacts extends EnvironmentFacts {
  /** Undefined when no metrics source could be asked for its alerting rules. */
  alertingRules?: readonly RuleInPlace[];
  /** The labels of namespaces by their names. Undefined, or without one, when not read. */
  namespaceLabels?: NamespaceLabels;
}

/**
 * An alerting rule that may speak of an environment, as far as it bears on whether it would fire.
 *
 * @public
 */
export type RuleInPlace = Pick<
  AlertingRule,
  'group' | 'name' | 'health' | 'source'
>;

/**
 * The labels of namespaces by their names; one that could not be read is absent.
 *
 * @public
 */
export type NamespaceLabels = Readonly<
  Record<string, Readonly<Record<string, string>>>
>;
