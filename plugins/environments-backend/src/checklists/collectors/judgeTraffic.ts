import {
  formatValue,
  type IndicatorReading,
} from '@flightdeck/plugin-environments-common';
import type { CollectedEnvironment } from '@flightdeck/plugin-environments-node';
import type { Aspect } from './Aspect';

/** The indicator that tells whether there is traffic. */
const REQUEST_RATE = 'request-rate';

/** Whether indicators are good, and with traffic: what nobody uses proves nothing. */
export function judgeTraffic({
  definition: { name },
  facts: { indicators },
}: CollectedEnvironment): Aspect[] {
  return indicators
    ? [
        judgeRate(
          name,
          indicators.find(({ id }) => id === REQUEST_RATE),
        ),
        ...indicators.flatMap(judgeReading),
      ]
    : [
        {
          state: 'unknown',
          says: `The indicators of ${name} could not be read.`,
        },
      ];
}

function judgeRate(
  name: string,
  reading: IndicatorReading | undefined,
): Aspect {
  if (!reading) {
    return {
      state: 'warning',
      says: `Whether ${name} has any traffic is not measured: there is no indicator ${REQUEST_RATE}.`,
    };
  }
  const { message, value = reading.noTraffic ? 0 : undefined } = reading;
  if (value === undefined) {
    return {
      state: 'unknown',
      says: `Whether ${name} has any traffic is not known: ${
        message ?? 'there is no sample.'
      }`,
    };
  }
  return value > 0
    ? {
        state: 'passed',
        says: `${name} has traffic: about ${roughly(value, reading)}.`,
      }
    : {
        state: 'warning',
        says: `${name} is healthy but unexercised: no request came in the last minutes.`,
      };
}

/** Nothing is told of what has no threshold, or of what there is nothing to measure of. */
function judgeReading(reading: IndicatorReading): Aspect[] {
  const { critical, message, noTraffic, title, value, warning } = reading;
  const hasLimit = critical !== undefined || warning !== undefined;
  if (!hasLimit || (noTraffic && value === undefined)) {
    return [];
  }
  if (value === undefined) {
    return [
      {
        state: 'unknown',
        says: `${title}: ${message ?? 'there is no sample.'}`,
      },
    ];
  }
  const says = `${title}: about ${roughly(value, reading)}`;
  if (isBeyond(reading, critical)) {
    return [{ state: 'failed', says: `${says}, which is critical.` }];
  }
  return isBeyond(reading, warning)
    ? [{ state: 'warning', says: `${says}, which is beyond its limit.` }]
    : [{ state: 'passed', says: `${says}.` }];
}

function isBeyond(
  { trouble = 'above', value }: IndicatorReading,
  limit: number | undefined,
): boolean {
  if (value === undefined || limit === undefined) {
    return false;
  }
  return trouble === 'above' ? value > limit : value < limit;
}

/** In one digit: evidence is new when what it says changes, not at each sample. */
function roughly(value: number, { unit }: IndicatorReading): string {
  return formatValue(Number(value.toPrecision(1)), unit);
}
