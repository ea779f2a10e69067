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
  alertingRules?: readonly AlertingRule[];
  /** The labels of namespaces by their names. Undefined, or without one, when not read. */
  namespaceLabels?: Readonly<Record<string, Readonly<Record<string, string>>>>;
}
