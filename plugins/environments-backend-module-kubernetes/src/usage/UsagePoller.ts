import type {
  PodUsage,
  SourceGap,
} from '@flightdeck/plugin-environments-common';
import { Backoff } from '@flightdeck/plugin-environments-node';
import type { ClusterConnection } from '../client/ClusterConnection';
import { ClusterError } from '../client/ClusterError';
import { readServed } from '../client/readServed';
import type { SourceTiming } from '../source/SourceTiming';
import { describeUsageGap } from './describeUsageGap';
import { METRICS_GROUP, METRICS_VERSION, readPodUsage } from './readPodUsage';
import { isSince, UsageStore } from './UsageStore';

/** With more namespaces than these, the whole cluster is asked at once. */
const SINGLE_NAMESPACES = 8;
/** After failures, the wait grows up to so many times the usual one. */
const MOST_PATIENCE = 4;

export interface UsagePollerOptions {
  cluster: string;
  connection: ClusterConnection;
  timing: SourceTiming;
  /** Called when what is read of these namespaces would differ. */
  onChange: (namespaces: Iterable<string>) => void;
}

/** Asks now and then what Pods use, where a metrics server tells. */
export class UsagePoller {
  readonly #options: UsagePollerOptions;
  readonly #store = new UsageStore();
  readonly #failures = new Map<string, ClusterError>();
  #namespaces: ReadonlySet<string> = new Set();
  #running: AbortController | undefined;
  #served = false;
  #onlyByNamespace = false;

  constructor(options: UsagePollerOptions) {
    this.#options = options;
  }

  /** From now on these namespaces are in use. Without any, nobody is asked. */
  setNamespaces(namespaces: ReadonlySet<string>): void {
    for (const name of this.#namespaces) {
      if (!namespaces.has(name)) {
        this.#store.forget(name);
        this.#failures.delete(name);
      }
    }
    this.#namespaces = new Set(namespaces);
    if (namespaces.size === 0) {
      this.#running?.abort();
      this.#running = undefined;
    } else if (!this.#running) {
      this.#running = new AbortController();
      void this.#run(this.#running.signal);
    }
  }

  /** What is known and not stale. Without a gap, a cluster that tells nothing has no metrics. */
  read(namespaces: readonly string[]): {
    usage?: readonly PodUsage[];
    gaps: SourceGap[];
  } {
    const since = this.#staleBefore();
    const known = namespaces.flatMap(name => {
      const usage = this.#store.read(name, since);
      return usage ? [usage] : [];
    });
    const failed = namespaces.find(
      name =>
        this.#failures.has(name) && this.#store.read(name, since) === undefined,
    );
    const failure = this.#failures.get(failed ?? '');
    return {
      usage: known.length <= 1 ? known[0] : known.flat(),
      gaps: failure
        ? [describeUsageGap(failure, this.#options.cluster, failed)]
        : [],
    };
  }

  async #run(signal: AbortSignal): Promise<void> {
    const { timing } = this.#options;
    const { usageMs, random, discoveryMs } = timing;
    const backoff = new Backoff({
      random,
      retryMs: { first: usageMs * 2, last: usageMs * MOST_PATIENCE },
    });
    while (!signal.aborted) {
      const isWell = await this.#round(signal);
      let pause = usageMs * (0.9 + random() / 5);
      if (!isWell) {
        pause = Math.max(pause, backoff.next());
      } else {
        backoff.reset();
        pause = this.#served ? pause : discoveryMs * (1 + random() / 4);
      }
      await timing.delay(pause, signal);
    }
  }

  /** Returns whether the cluster answered all that was asked. */
  async #round(signal: AbortSignal): Promise<boolean> {
    const names = [...this.#namespaces];
    const changed = new Set(this.#store.expire(this.#staleBefore()));
    try {
      await this.#ask(names, signal, changed);
    } catch (error) {
      this.#fail(names, error, changed);
    }
    if (!signal.aborted && changed.size > 0) {
      this.#options.onChange(changed);
    }
    return names.every(name => !this.#failures.has(name));
  }

  async #ask(
    names: readonly string[],
    signal: AbortSignal,
    changed: Set<string>,
  ): Promise<void> {
    const { connection } = this.#options;
    if (!this.#served) {
      const group = { group: METRICS_GROUP, version: METRICS_VERSION, signal };
      this.#served = (await readServed(connection, group)).has('pods');
    }
    if (!this.#served) {
      this.#forget(names, changed);
      return;
    }
    if (names.length > SINGLE_NAMESPACES && !this.#onlyByNamespace) {
      try {
        await this.#askFor(undefined, names, signal, changed);
        return;
      } catch (error) {
        if (!(error instanceof ClusterError && error.failure === 'forbidden')) {
          throw error;
        }
        this.#onlyByNamespace = true;
      }
    }
    await Promise.all(
      names.map(async name => {
        try {
          await connection.probing(() =>
            this.#askFor(name, [name], signal, changed),
          );
        } catch (error) {
          this.#fail([name], error, changed);
        }
      }),
    );
  }

  async #askFor(
    namespace: string | undefined,
    names: readonly string[],
    signal: AbortSignal,
    changed: Set<string>,
  ): Promise<void> {
    const wanted = new Set(names);
    const found = await readPodUsage(this.#options.connection, {
      namespace,
      accepts: name => wanted.has(name),
      signal,
    });
    const since = this.#staleBefore();
    for (const name of names.filter(each => this.#namespaces.has(each))) {
      const usage = found.get(name) ?? [];
      if (usage.length > 0 && usage.every(pod => !isSince(pod, since))) {
        this.#fail([name], this.#outdated(), changed);
        continue;
      }
      const recovered = this.#failures.delete(name);
      if (this.#store.set(name, usage) || recovered) {
        changed.add(name);
      }
    }
  }

  #fail(names: readonly string[], error: unknown, changed: Set<string>): void {
    if (!(error instanceof ClusterError)) {
      throw error;
    }
    if (error.failure === 'unsupported') {
      // The metrics server has been taken away.
      this.#served = false;
      this.#forget(names, changed);
      return;
    }
    for (const name of names.filter(each => this.#namespaces.has(each))) {
      const before = this.#failures.get(name)?.message;
      this.#failures.set(name, error);
      // What may not be read any more must not be shown any more.
      const forgotten =
        error.failure === 'forbidden' && this.#store.forget(name);
      if (forgotten || before !== error.message) {
        changed.add(name);
      }
    }
  }

  #forget(names: readonly string[], changed: Set<string>): void {
    for (const name of names) {
      const hadUsage = this.#store.forget(name);
      if (this.#failures.delete(name) || hadUsage) {
        changed.add(name);
      }
    }
  }

  #outdated(): ClusterError {
    return new ClusterError(
      'gone',
      `Cluster '${
        this.#options.cluster
      }' tells of measurements that are too old.`,
      { answered: true },
    );
  }

  #staleBefore(): Date {
    const { clock, usageMaxAgeMs } = this.#options.timing;
    return new Date(clock().getTime() - usageMaxAgeMs);
  }
}
