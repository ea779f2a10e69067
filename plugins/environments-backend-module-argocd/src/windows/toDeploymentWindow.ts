import type { DeploymentWindow } from '@flightdeck/plugin-environments-common';
import {
  type ApiSyncWindow,
  syncWindowSchema,
} from '../client/deliverySchemas';
import { goDurationMinutes } from './goDuration';

/** What a project says of its windows, as far as it can be read. */
export interface ProjectWindows {
  windows: ApiSyncWindow[];
  unreadable: number;
}

export function readWindows(values: readonly unknown[]): ProjectWindows {
  const windows = values.flatMap(value => {
    const window = syncWindowSchema.safeParse(value).data;
    return window && goDurationMinutes(window.duration) ? [window] : [];
  });
  return { windows, unreadable: values.length - windows.length };
}

/** A sync window as environments know it. Windows of one `source` are judged together. */
export function toDeploymentWindow(
  window: ApiSyncWindow,
  source: string,
): DeploymentWindow {
  const { kind, schedule, duration, manualSync, description } = window;
  const timeZone = window.timeZone || 'UTC';
  const about = [kind, schedule, duration, timeZone, manualSync === true];
  return {
    id: [source, ...about].join(' '),
    name: description || `${kind} ${schedule} for ${duration}`,
    kind,
    times: { schedule, durationMinutes: goDurationMinutes(duration) ?? 0 },
    timeZone,
    reason: description || undefined,
    exempt: [],
    manualAllowed: manualSync === true,
    source,
  };
}
