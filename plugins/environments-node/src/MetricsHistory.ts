import type {
  AlertingRule,
  EnvironmentDefinition,
  IndicatorRange,
} from '@flightdeck/plugin-environments-common';

/**
 * Reads from a metrics source what is not held for every environment: indicators over time, and
 * alerting rules.
 *
 * @public
 */
export interface MetricsHistory {
  /** For example `prometheus`. Unique among histories. */
  readonly id: string;

  /**
   * An indicator over the last so many minutes. Cached for the length of a step.
   *
   * @throws NotFoundError when the environment has no such indicator; ServiceUnavailableError,
   * naming the source, when it cannot be read.
   */
  readRange(
    environment: EnvironmentDefinition,
    indicatorId: string,
    options: { minutes: number; signal: AbortSignal },
  ): Promise<IndicatorRange>;

  /**
   * The alerting rules that bear on an environment, from memory. `rules` is absent when the source
   * could not be asked, which `problems` explains.
   */
  readRules(environment: EnvironmentDefinition): {
    rules?: AlertingRule[];
    problems: string[];
  };
}
