import type { EnvironmentDefinition } from '../environment/EnvironmentDefinition';
import type { Maintenance } from '../environment/Maintenance';
import { parseTime } from '../health/time';

/** The maintenance of an environment while it lasts. A time that is none means that it does not. */
export function currentMaintenance(
  { maintenance }: EnvironmentDefinition,
  now: Date,
): Maintenance | undefined {
  if (maintenance?.until === undefined) {
    return maintenance;
  }
  const end = parseTime(maintenance.until);
  return end !== undefined && now.getTime() < end ? maintenance : undefined;
}

/** When the maintenance that lasts now ends by itself, in milliseconds; or never. */
export function maintenanceEnd(
  maintenance: Maintenance | undefined,
): number | undefined {
  return parseTime(maintenance?.until);
}
