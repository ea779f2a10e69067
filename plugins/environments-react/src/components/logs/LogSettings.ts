import {
  logSubjectKinds,
  type LogRequest,
} from '@flightdeck/plugin-environments-common';
import type { ObjectName } from '../../api';

/**
 * What a person asks a log viewer for.
 *
 * @public
 */
export interface LogSettings {
  /** The Pod or workload whose logs are shown; nothing is read before one is chosen. */
  object?: ObjectName;
  container?: string;
  sinceSeconds?: number;
  tailLines: number;
  previous: boolean;
  follow: boolean;
  filter?: string;
}

/**
 * Follows the last 200 lines.
 *
 * @public
 */
export const DEFAULT_LOG_SETTINGS: LogSettings = {
  tailLines: 200,
  previous: false,
  follow: true,
};

/** What `since` may be, in seconds. */
export const SINCE_CHOICES = [
  { seconds: 300, text: 'Last 5 min' },
  { seconds: 900, text: 'Last 15 min' },
  { seconds: 3_600, text: 'Last hour' },
  { seconds: 21_600, text: 'Last 6 h' },
  { seconds: 86_400, text: 'Last day' },
  { seconds: 604_800, text: 'Last 7 d' },
] as const;

/** How many lines of the end may be asked for. */
export const TAIL_CHOICES = [100, 200, 500, 1_000, 5_000] as const;

/**
 * Whether objects of a kind have logs, or Pods that have.
 *
 * @public
 */
export function hasLogs(kind: string): boolean {
  return logSubjectKinds.some(known => known === kind);
}

/** The request that settings amount to; undefined while no object with logs is chosen. */
export function toLogRequest(settings: LogSettings): LogRequest | undefined {
  const { object, filter, previous, follow, ...rest } = settings;
  const kind = logSubjectKinds.find(known => known === object?.kind);
  if (!object || !kind || object.namespace === undefined) {
    return undefined;
  }
  return {
    ...rest,
    kind,
    namespace: object.namespace,
    name: object.name,
    filter: filter || undefined,
    previous,
    // A container that has ended writes no more.
    follow: follow && !previous,
  };
}
