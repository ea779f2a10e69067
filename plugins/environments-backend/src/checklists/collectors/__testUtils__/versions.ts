export const NOW = new Date('2026-03-02T12:00:00Z');

/** Stands in every place that may hold a value; no evidence may repeat it. */
export const CANARY = 'hunter2-canary';

/** ISO 8601: so many minutes before now. */
export function ago(minutes: number): string {
  return new Date(NOW.getTime() - minutes * 60_000).toISOString();
}

const DIGESTS = { '1': 'a'.repeat(64), '2': 'b'.repeat(64) };

export const imageOf = (version: '1' | '2') =>
  `registry.test/shop:${version}.0.0@sha256:${DIGESTS[version]}`;

export const revisionOf = (version: string) => version.repeat(40);
