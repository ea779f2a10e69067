import { createHash } from 'node:crypto';
import type { EnvironmentSnapshot } from '@flightdeck/plugin-environments-common';

/** A snapshot as the evaluation gives it: without its version. */
export type UnversionedSnapshot = Omit<EnvironmentSnapshot, 'version'>;

/** A snapshot, ready to be sent. */
export interface StoredSnapshot {
  snapshot: EnvironmentSnapshot;
  /** The snapshot as JSON in UTF-8. */
  body: Buffer;
}

/**
 * Gives a snapshot its version and writes it down once, so that a view costs no serialization.
 *
 * The version leaves out the time of the evaluation and the age of sources that are well: both
 * move with every heartbeat, and neither tells a person anything new.
 */
export function storeSnapshot(
  unversioned: UnversionedSnapshot,
): StoredSnapshot {
  const { evaluatedAt, sources, ...steady } = unversioned;
  const written = JSON.stringify(steady);
  const version = createHash('sha256')
    .update(written)
    .update(
      JSON.stringify(
        sources.map(source =>
          source.state === 'ok' ? { ...source, asOf: undefined } : source,
        ),
      ),
    )
    .digest('base64url');
  const volatile = JSON.stringify({ version, evaluatedAt, sources });
  return {
    snapshot: { ...unversioned, version },
    body: Buffer.from(`${written.slice(0, -1)},${volatile.slice(1)}`),
  };
}
