import { DateTime } from 'luxon';

const FIELD = "yyyy-MM-dd'T'HH:mm";

/**
 * When a deployment is likely to begin: when its window opens, else at the full hour after the next,
 * as the field of a form has it, in the zone of who looks.
 */
export function plannedStart(now: DateTime, opensAt?: string): string {
  const opening = opensAt ? DateTime.fromISO(opensAt) : undefined;
  const start =
    opening?.isValid && opening > now
      ? opening.setZone(now.zone)
      : now.plus({ hours: 2 }).startOf('hour');
  return start.toFormat(FIELD);
}

/** Reads the field of a form as a time of the zone of who looks, with its offset. */
export function readStart(
  field: string,
  now: DateTime,
): { startsAt?: string; complaint?: string; zone: string } {
  const start = DateTime.fromISO(field, { zone: now.zone });
  const zone = describeZone(start.isValid ? start : now);
  if (!start.isValid || field === '') {
    return { zone, complaint: 'it is a day and a time' };
  }
  if (start <= now) {
    return { zone, complaint: 'it has gone by' };
  }
  return {
    zone,
    startsAt: start.toISO({ suppressMilliseconds: true }) ?? undefined,
  };
}

function describeZone(time: DateTime): string {
  return `${time.zoneName} (UTC${time.toFormat('ZZ')})`;
}
