import {
  ANNOTATION_MAINTENANCE,
  ANNOTATION_MAINTENANCE_UNTIL,
} from '../annotations';
import type { Maintenance } from './Maintenance';

/** Date, time and zone: without its zone a time is another one for everybody. */
const ZONED_TIME =
  /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:\d{2})$/;
const LONGEST_REASON = 300;

function parseUntil(text: string): string | undefined {
  const time = ZONED_TIME.test(text) ? new Date(text) : undefined;
  return time && !Number.isNaN(time.getTime()) ? time.toISOString() : undefined;
}

/**
 * Reads the maintenance of an environment from its annotations. A time that is none means no
 * maintenance at all: an open end that nobody meant would hide trouble for good.
 */
export function parseMaintenance(annotations: Record<string, string>): {
  maintenance?: Maintenance;
  problem?: string;
} {
  const word = annotations[ANNOTATION_MAINTENANCE]?.trim() ?? '';
  const end = annotations[ANNOTATION_MAINTENANCE_UNTIL]?.trim() ?? '';
  if (word.toLocaleLowerCase('en-US') === 'false' || (!word && !end)) {
    return {};
  }
  const reason =
    word === '' || word.toLocaleLowerCase('en-US') === 'true'
      ? undefined
      : word.slice(0, LONGEST_REASON);
  if (end === '') {
    return { maintenance: { reason } };
  }
  const until = parseUntil(end);
  return until === undefined
    ? {
        problem: `Annotation ${ANNOTATION_MAINTENANCE_UNTIL} '${end}' is not a time with its zone such as 2026-03-02T22:00:00Z; the environment is not under maintenance.`,
      }
    : { maintenance: { reason, until } };
}
