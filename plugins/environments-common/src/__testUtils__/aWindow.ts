import type { DeploymentWindow } from '../windows/DeploymentWindow';

/** A window of the configuration: an hour on Fridays in which nothing changes. */
export function aWindow(
  change: Partial<DeploymentWindow> = {},
): DeploymentWindow {
  const name = change.name ?? 'w';
  return {
    id: name,
    name,
    kind: 'deny',
    times: { schedule: '0 16 * * 5', durationMinutes: 60 },
    timeZone: 'UTC',
    exempt: [],
    manualAllowed: false,
    source: 'config',
    ...change,
  };
}

/** Times by a schedule of cron. */
export const cron = (
  schedule: string,
  durationMinutes: number,
  byClock?: boolean,
) => ({ schedule, durationMinutes, byClock });
