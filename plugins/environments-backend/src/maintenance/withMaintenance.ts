import type {
  EnvironmentDefinition,
  Maintenance,
  MaintenanceRecord,
} from '@flightdeck/plugin-environments-common';

/** Which of two ends later: without an end is later than any. */
function later(a: Maintenance, b: Maintenance): Maintenance {
  if (a.until === undefined || b.until === undefined) {
    return a.until === undefined ? a : b;
  }
  return Date.parse(b.until) > Date.parse(a.until) ? b : a;
}

/** The environment under the maintenance that ends later: its entity's, or ours. */
export function withMaintenance(
  environment: EnvironmentDefinition,
  record: MaintenanceRecord | undefined,
): EnvironmentDefinition {
  if (!record) {
    return environment;
  }
  const { by, reason, until } = record;
  const own = { by, reason, until };
  const { maintenance: annotated } = environment;
  const maintenance = annotated ? later(annotated, own) : own;
  return maintenance === annotated
    ? environment
    : { ...environment, maintenance };
}
