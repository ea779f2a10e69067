import {
  type Evidence,
  evidenceSchema,
  httpAddressSchema,
} from '@flightdeck/plugin-environments-common';
import type {
  CollectedEvidence,
  EvidenceCollector,
} from '@flightdeck/plugin-environments-node';

const LONGEST_ANSWER = 4000;

/**
 * What a collector found, as it is stored. A collector may come from anywhere: what makes no sense
 * is `unknown`, and a link that no browser should follow is left out.
 */
export function toEvidence(
  { id, source }: Pick<EvidenceCollector, 'id' | 'source'>,
  found: CollectedEvidence,
  now: Date,
): Evidence {
  const who = { collector: id, source, observedAt: now.toISOString() };
  const parsed = evidenceSchema.safeParse({
    ...who,
    ...found,
    observedAt: found.observedAt ?? who.observedAt,
    answered: found.answered?.slice(0, LONGEST_ANSWER),
    link: httpAddressSchema.safeParse(found.link).data,
  });
  if (parsed.success) {
    return parsed.data;
  }
  const [{ message, path }] = parsed.error.issues;
  return {
    ...who,
    state: 'unknown',
    summary: `The collector ${id} answered what cannot be read.`,
    error: { kind: 'malformed', message: `${path.join('.')}: ${message}` },
  };
}
