import type { IndicatorUnit } from '@flightdeck/plugin-environments-common';

/** What is asked of Prometheus for every environment. */
export interface IndicatorDefinition {
  id: string;
  title: string;
  unit: IndicatorUnit;
  /** PromQL in which `=~"$namespaces"` stands for the namespaces of the environment. */
  query: string;
  warning?: number;
  critical?: number;
}
