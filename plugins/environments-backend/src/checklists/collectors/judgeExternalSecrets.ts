import {
  type ExternalSecret,
  parseGoDuration,
} from '@flightdeck/plugin-environments-common';
import type { CollectedEnvironment } from '@flightdeck/plugin-environments-node';
import type { Aspect } from './Aspect';

/** After so many intervals without a refresh something is wrong. */
const INTERVALS = 2;

/** Whether Secrets that come from a store are fetched from it. */
export function judgeExternalSecrets(
  { facts: { objects } }: CollectedEnvironment,
  now: Date,
): Aspect[] {
  return (objects.ExternalSecret ?? []).map(secret => judgeOne(secret, now));
}

function judgeOne(
  { metadata: { name }, spec, status }: ExternalSecret,
  now: Date,
): Aspect {
  const ready = status.conditions.find(({ type }) => type === 'Ready')?.status;
  if (ready !== 'True') {
    return ready === 'False'
      ? { state: 'failed', says: `ExternalSecret ${name} is not ready.` }
      : {
          state: 'pending',
          says: `ExternalSecret ${name} has not been fetched yet.`,
        };
  }
  const isPeriodic = (spec.refreshPolicy ?? 'Periodic') === 'Periodic';
  const interval = isPeriodic ? parseGoDuration(spec.refreshInterval) : 0;
  const refreshed = Date.parse(status.refreshTime ?? '');
  const isLate =
    interval !== undefined &&
    interval > 0 &&
    now.getTime() - refreshed > interval * INTERVALS * 1_000;
  return isLate
    ? {
        state: 'warning',
        says: `ExternalSecret ${name} was last fetched at ${status.refreshTime}, and should be every ${spec.refreshInterval}.`,
      }
    : { state: 'passed', says: `ExternalSecret ${name} is ready.` };
}
