import { createHash } from 'node:crypto';
import type { Evidence } from '@flightdeck/plugin-environments-common';

/** SHA-256 of evidence, whenever it was seen: the same finding has the same. */
export function hashEvidence(evidence: readonly Evidence[]): string {
  const parts = evidence
    .map(({ observedAt: _, ...rest }) =>
      JSON.stringify(
        Object.entries(rest)
          .filter(([, value]) => value !== undefined)
          .sort(([a], [b]) => (a < b ? -1 : 1)),
      ),
    )
    .sort();
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex');
}
