import { createHash } from 'node:crypto';
import type { EnvironmentSnapshot } from '@flightdeck/plugin-environments-common';
import { writeSources } from './sameFacts';

/** A snapshot as the evaluation gives it: without its version. */
export type UnversionedSnapshot = Omit<EnvironmentSnapshot, 'version'>;

/** A snapshot, ready to be sent. */
export interface StoredSnapshot {
  readonly snapshot: EnvironmentSnapshot;
  /** The snapshot as JSON in UTF-8. */
  readonly body: Buffer;
}

/** What moves with every heartbeat, and tells a person nothing new. */
type Volatile = Pick<UnversionedSnapshot, 'evaluatedAt' | 'sources'>;

function hashOf(...texts: string[]): string {
  const hash = createHash('sha256');
  texts.forEach(text => hash.update(text));
  return hash.digest('base64url');
}

/** The state of the sources, without the age of those that are well. */
function stateOf({ sources }: Volatile): string {
  return writeSources(sources);
}

/** Everything but the long lists, whose members are told apart by their identity. */
function outlineOf(unversioned: UnversionedSnapshot): string {
  const { evaluatedAt, sources, workloads, applications, ...rest } =
    unversioned;
  const isRead = applications !== undefined;
  return hashOf(JSON.stringify({ ...rest, isRead }), stateOf(unversioned));
}

function areSame(
  a: readonly object[] = [],
  b: readonly object[] = [],
): boolean {
  return a.length === b.length && a.every((item, place) => item === b[place]);
}

/**
 * A snapshot with its version, written down once: neither a view nor an evaluation that finds
 * nothing new costs a serialization.
 *
 * The version leaves out the time of the evaluation and the age of sources that are well.
 */
class WrittenSnapshot implements StoredSnapshot {
  readonly snapshot: EnvironmentSnapshot;
  readonly #outline: string;
  /** What does not move with every heartbeat, as the beginning of a JSON object. */
  readonly #steady: Buffer;
  #body: Buffer | undefined;

  constructor(
    unversioned: UnversionedSnapshot,
    parts: { version: string; outline: string; steady: Buffer },
  ) {
    this.snapshot = { ...unversioned, version: parts.version };
    this.#outline = parts.outline;
    this.#steady = parts.steady;
  }

  get body(): Buffer {
    if (this.#body === undefined) {
      const { version, evaluatedAt, sources } = this.snapshot;
      const volatile = JSON.stringify({ version, evaluatedAt, sources });
      this.#body = Buffer.concat([
        this.#steady,
        Buffer.from(`,${volatile.slice(1)}`),
      ]);
    }
    return this.#body;
  }

  /** The same with other ages, when there is nothing else that is new. */
  renewed(
    unversioned: UnversionedSnapshot,
    outline: string,
  ): WrittenSnapshot | undefined {
    const { workloads, applications, version } = this.snapshot;
    return this.#outline === outline &&
      areSame(workloads, unversioned.workloads) &&
      areSame(applications, unversioned.applications)
      ? new WrittenSnapshot(unversioned, {
          version,
          outline,
          steady: this.#steady,
        })
      : undefined;
  }
}

/**
 * Gives a snapshot its version and writes it down, unless it says what the one before said.
 *
 * @param previous - the snapshot of the same environment that was stored before
 */
export function storeSnapshot(
  unversioned: UnversionedSnapshot,
  previous?: StoredSnapshot,
): StoredSnapshot {
  const outline = outlineOf(unversioned);
  const renewed =
    previous instanceof WrittenSnapshot
      ? previous.renewed(unversioned, outline)
      : undefined;
  if (renewed) {
    return renewed;
  }
  const { evaluatedAt, sources, ...steady } = unversioned;
  const written = JSON.stringify(steady);
  return new WrittenSnapshot(unversioned, {
    version: hashOf(written, stateOf(unversioned)),
    outline,
    steady: Buffer.from(written.slice(0, -1)),
  });
}
