import type { IndicatorUnit } from '@flightdeck/plugin-environments-common';

/** What is asked of Prometheus for every environment. */
export interface IndicatorDefinition {
  id: string;
  title: string;
  unit: IndicatorUnit;
  /**
   * PromQL in which `=~"$namespaces"` stands for the namespaces of the environment. The first that
   * has a sample tells the value.
   */
  queries: readonly string[];
  warning?: number;
  critical?: number;
  /** The side of the thresholds on which trouble lies. */
  trouble: 'above' | 'below';
  /** Not told of where it was never measured: not every environment has a queue. */
  optional: boolean;
  /** Says nothing while there are no requests. */
  needsTraffic: boolean;
}
