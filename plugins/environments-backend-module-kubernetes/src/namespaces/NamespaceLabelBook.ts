import { isDeepStrictEqual } from 'node:util';
import type { LoggerService } from '@backstage/backend-plugin-api';
import type { NamespaceLabels } from '@flightdeck/plugin-environments-common';
import type { ClusterConnection } from '../client/ClusterConnection';
import { ClusterError } from '../client/ClusterError';
import type { SourceTiming } from '../source/SourceTiming';
import type { ResourceChange } from '../watcher/WatchChange';
import { resourcePath } from '../watcher/resources';
import { watchResource } from '../watcher/watchResource';
import {
  type LabelledNamespace,
  namespaces as resource,
  readNamespace,
} from './readNamespace';

export interface NamespaceLabelBookOptions {
  connection: ClusterConnection;
  timing: SourceTiming;
  logger: LoggerService;
  onChange: (namespaces: Iterable<string>) => void;
}

type Labels = LabelledNamespace['labels'];

/**
 * Knows the labels of namespaces: watches all of them where that is allowed, and else reads those in
 * use one by one, now and then.
 */
export class NamespaceLabelBook {
  readonly #options: NamespaceLabelBookOptions;
  readonly #labels = new Map<string, Labels>();
  #used: ReadonlySet<string> = new Set();
  #running: AbortController | undefined;
  /** All namespaces may not be listed. */
  #isSingly = false;

  constructor(options: NamespaceLabelBookOptions) {
    this.#options = options;
  }

  /** From now on these are in use. */
  setNamespaces(used: ReadonlySet<string>): void {
    const fresh = [...used].filter(name => !this.#used.has(name));
    this.#used = new Set(used);
    if (used.size === 0) {
      this.#running?.abort();
      this.#running = undefined;
      this.#labels.clear();
    } else if (!this.#running) {
      this.#running = new AbortController();
      void this.#run(this.#running.signal);
    } else if (this.#isSingly) {
      void this.#readSingly(fresh, this.#running.signal);
    }
  }

  /** The labels of those that could be read. */
  read(names: readonly string[]): NamespaceLabels {
    return Object.fromEntries(
      names.flatMap(name => {
        const labels = this.#labels.get(name);
        return labels ? [[name, labels]] : [];
      }),
    );
  }

  async #run(signal: AbortSignal): Promise<void> {
    const { connection, timing, logger } = this.#options;
    while (!signal.aborted) {
      try {
        const changes = watchResource(connection, {
          kind: 'Namespace',
          resource,
          read: readNamespace,
          accepts: () => true,
          timing,
          signal,
        });
        for await (const change of changes) {
          if (signal.aborted) {
            return;
          }
          await this.#apply(change, signal);
        }
      } catch (error) {
        logger.error(
          'The watcher of namespaces failed',
          error instanceof Error ? error : new Error(String(error)),
        );
        await timing.delay(timing.retryMs.last, signal);
      }
    }
  }

  async #apply(
    change: ResourceChange<LabelledNamespace>,
    signal: AbortSignal,
  ): Promise<void> {
    switch (change.type) {
      case 'replaced': {
        this.#isSingly = false;
        const all = new Map(
          change.objects.map(each => [each.name, each.labels]),
        );
        const names = new Set([...this.#labels.keys(), ...all.keys()]);
        this.#set([...names].map(name => [name, all.get(name)]));
        break;
      }
      case 'upserted':
        this.#set([[change.object.name, change.object.labels]]);
        break;
      case 'deleted':
        this.#set([[change.object.name, undefined]]);
        break;
      case 'state':
        if (change.state === 'forbidden' || change.state === 'unsupported') {
          this.#isSingly = true;
          // The watcher tries again, and comes here again, after its pause.
          await this.#readSingly([...this.#used], signal);
        }
        break;
      default:
    }
  }

  async #readSingly(
    names: readonly string[],
    signal: AbortSignal,
  ): Promise<void> {
    const { connection } = this.#options;
    await Promise.all(
      names.map(async name => {
        const answer = await connection.probing(() => this.#ask(name, signal));
        if (!signal.aborted && answer) {
          this.#set([[name, answer.labels]]);
        }
      }),
    );
  }

  /** Undefined when nothing is learnt; without labels when they may not be read. */
  async #ask(
    name: string,
    signal: AbortSignal,
  ): Promise<{ labels?: Labels } | undefined> {
    try {
      const path = `${resourcePath(
        resource,
        resource.versions[0],
        undefined,
      )}/${encodeURIComponent(name)}`;
      const found = await this.#options.connection.get(path, { signal });
      return { labels: readNamespace(found)?.labels };
    } catch (error) {
      const isRefused =
        error instanceof ClusterError &&
        (error.failure === 'forbidden' || error.failure === 'unsupported');
      return isRefused ? {} : undefined;
    }
  }

  #set(entries: readonly (readonly [string, Labels | undefined])[]): void {
    const changed = entries.filter(
      ([name, labels]) => !isDeepStrictEqual(this.#labels.get(name), labels),
    );
    for (const [name, labels] of changed) {
      if (labels) {
        this.#labels.set(name, labels);
      } else {
        this.#labels.delete(name);
      }
    }
    const used = changed
      .map(([name]) => name)
      .filter(name => this.#used.has(name));
    if (used.length > 0) {
      this.#options.onChange(used);
    }
  }
}
