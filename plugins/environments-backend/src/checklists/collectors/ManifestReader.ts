import type { Application } from '@flightdeck/plugin-environments-common';
import type {
  ApplicationManifests,
  DeliveryEngine,
} from '@flightdeck/plugin-environments-node';

/** To make manifests costs the engine: it is asked once for the same in this time. */
const KEPT_MS = 5 * 60_000;

/** What went wrong is tried again after this long. */
const FAILURE_KEPT_MS = 60_000;

export interface ManifestReaderOptions {
  engines: {
    engineOf(
      application: Application,
    ): Pick<DeliveryEngine, 'id' | 'readManifests'>;
  };
  now: () => number;
  /** For one answer: less than a collector may take, so that the rest is told. */
  timeoutMs: number;
}

interface Kept {
  until: number;
  answer: Promise<ApplicationManifests>;
}

/** Reads what applications would apply, and keeps it by what they were compared with. */
export class ManifestReader {
  readonly #options: ManifestReaderOptions;
  readonly #kept = new Map<string, Kept>();

  constructor(options: ManifestReaderOptions) {
    this.#options = options;
  }

  /** Undefined when the engine of the application cannot tell; throws what the engine throws. */
  async read(
    application: Application,
    { signal }: { signal: AbortSignal },
  ): Promise<ApplicationManifests | undefined> {
    const engine = this.#options.engines.engineOf(application);
    if (!engine.readManifests) {
      return undefined;
    }
    const now = this.#options.now();
    this.#forget(now);
    const key = keyOf(application);
    const known = this.#kept.get(key);
    if (known) {
      return known.answer;
    }
    const answer = engine.readManifests(application, {
      signal: AbortSignal.any([
        signal,
        AbortSignal.timeout(this.#options.timeoutMs),
      ]),
    });
    const kept = { until: now + KEPT_MS, answer };
    this.#kept.set(key, kept);
    try {
      return await answer;
    } catch (error) {
      kept.until = signal.aborted ? now : now + FAILURE_KEPT_MS;
      throw error;
    }
  }

  #forget(now: number): void {
    for (const [key, { until }] of this.#kept) {
      if (until <= now) {
        this.#kept.delete(key);
      }
    }
  }
}

/** The same sources at the same revisions make the same manifests. */
function keyOf({
  engine,
  instance,
  name,
  namespace,
  sources,
  sync,
}: Application): string {
  return JSON.stringify([
    engine,
    instance,
    namespace,
    name,
    sync.revisions,
    sources,
  ]);
}
