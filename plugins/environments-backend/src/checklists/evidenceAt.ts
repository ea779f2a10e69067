import {
  describeTime,
  type Evidence,
} from '@flightdeck/plugin-environments-common';
import type { StoredEvidence } from './store/EvidenceStore';

/** So long evidence holds that nobody has looked at again: many times what is usual. */
const LASTS_MS = 15 * 60_000;

/**
 * Evidence as it counts at a time. Collectors look every minute: what none has looked at for long is
 * unknown, whatever it said, as after the portal was away.
 */
export function evidenceAt(
  { collectedAt, evidence }: StoredEvidence,
  now: Date,
): Evidence {
  const age = now.getTime() - Date.parse(collectedAt ?? '');
  if (age <= LASTS_MS) {
    return evidence;
  }
  const since =
    collectedAt === undefined ? 'long' : describeTime(collectedAt, 'UTC');
  const message = `Nobody has looked since ${since}.`;
  return {
    ...evidence,
    state: 'unknown',
    summary: `${message} Then it was ${evidence.state}: ${evidence.summary}`,
    error: { kind: 'no-data', message },
  };
}
