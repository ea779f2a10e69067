import { ConfigReader, readDurationFromConfig } from '@backstage/config';
import { InputError } from '@backstage/errors';
import { durationToMilliseconds } from '@backstage/types';
import type { WindowTimes } from '@flightdeck/plugin-environments-common';
import { DateTime, IANAZone } from 'luxon';
import { z } from 'zod';

const DAYS = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'] as const;
const TIME = /^([01]\d|2[0-3]):([0-5]\d)$/;
const DAY_MINUTES = 24 * 60;

const timeSchema = z.string().regex(TIME, 'it must be a time such as 16:30');

/** The three ways in which the configuration says when a window is. */
export const windowTimesConfigSchema = z.strictObject({
  schedule: z.string().optional(),
  duration: z
    .union([z.string(), z.record(z.string(), z.number().min(0))])
    .optional(),
  weekly: z
    .strictObject({
      days: z.array(z.enum(DAYS)).min(1),
      from: timeSchema,
      to: timeSchema,
    })
    .optional(),
  from: z.string().optional(),
  to: z.string().optional(),
});

type WindowTimesConfig = z.infer<typeof windowTimesConfigSchema>;

/** Reads when a window is; whether its schedule makes sense is not looked at. */
export function readWindowTimes(
  config: WindowTimesConfig & { timeZone: string },
  key: string,
): WindowTimes {
  const { duration, from, schedule, timeZone, to, weekly } = config;
  const ways = [schedule, weekly, from].filter(way => way !== undefined);
  if (ways.length !== 1) {
    throw new InputError(
      `${key} must have one of these: a schedule with its duration, weekly, or from.`,
    );
  }
  if ((schedule === undefined) !== (duration === undefined)) {
    throw new InputError(`${key} must have both schedule and duration.`);
  }
  if (to !== undefined && from === undefined) {
    throw new InputError(`${key}.to is without its from.`);
  }
  if (!IANAZone.isValidZone(timeZone)) {
    throw new InputError(
      `${key}.timeZone is '${timeZone}'; it must be a time zone such as Europe/Berlin.`,
    );
  }
  if (weekly) {
    return readWeekly(weekly);
  }
  if (schedule !== undefined) {
    return {
      schedule,
      durationMinutes: readMinutes(duration, key),
      byClock: true,
    };
  }
  return {
    from: readDate(from, timeZone, `${key}.from`),
    to: to === undefined ? undefined : readDate(to, timeZone, `${key}.to`),
  };
}

/** A time that does not come after the begin is on the next day. */
function readWeekly({
  days,
  from,
  to,
}: NonNullable<WindowTimesConfig['weekly']>): WindowTimes {
  const begin = minutesOf(from);
  const length = (minutesOf(to) - begin + DAY_MINUTES) % DAY_MINUTES;
  const numbers = days.map(day => DAYS.indexOf(day)).join(',');
  return {
    schedule: `${begin % 60} ${Math.floor(begin / 60)} * * ${numbers}`,
    durationMinutes: length === 0 ? DAY_MINUTES : length,
    byClock: true,
  };
}

function minutesOf(time: string): number {
  const [hours, minutes] = time.split(':').map(Number);
  return hours * 60 + minutes;
}

function readMinutes(
  duration: WindowTimesConfig['duration'],
  key: string,
): number {
  try {
    const read = readDurationFromConfig(new ConfigReader({ duration }), {
      key: 'duration',
    });
    return durationToMilliseconds(read) / 60_000;
  } catch {
    throw new InputError(
      `${key}.duration is ${JSON.stringify(
        duration,
      )}; it must be a duration such as 8h or { hours: 8 }.`,
    );
  }
}

/** A date without a zone of its own is one in the zone of the window. */
function readDate(text: string | undefined, zone: string, key: string): string {
  const date = DateTime.fromISO(text ?? '', { zone })
    .toUTC()
    .toISO();
  if (!date) {
    throw new InputError(
      `${key} is '${text}'; it must be a date such as 2026-12-20 or 2026-12-20T18:00.`,
    );
  }
  return date;
}
