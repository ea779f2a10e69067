import type {
  KubernetesKind,
  SourceState,
} from '@flightdeck/plugin-environments-common';
import { ClusterConnection } from '../client/ClusterConnection';
import type { WatchedCluster } from '../config/ClusterConfig';
import type { WatchChange } from '../watcher/WatchChange';
import { watchKind } from '../watcher/watchKind';
import { defaultWatchTiming, type WatchTiming } from '../watcher/WatchTiming';

/** Runs a watcher as its users do, and records what it tells. */
export class Recorder {
  readonly changes: WatchChange[] = [];
  /** Resource versions by name. */
  readonly objects = new Map<string, string>();
  readonly connection: ClusterConnection;
  readonly #controller = new AbortController();
  readonly #ended: Promise<void>;

  constructor(
    cluster: WatchedCluster,
    options: {
      kind: KubernetesKind;
      namespace?: string;
      accepts?: (namespace: string) => boolean;
      timing?: Partial<WatchTiming>;
    },
  ) {
    this.connection = new ClusterConnection(cluster);
    const changes = watchKind(this.connection, {
      accepts: () => true,
      ...options,
      timing: { ...defaultWatchTiming, ...options.timing },
      signal: this.signal,
    });
    this.#ended = this.#record(changes);
  }

  get signal(): AbortSignal {
    return this.#controller.signal;
  }

  /** The state that was told last. */
  get state(): SourceState | undefined {
    return this.changes.findLast(change => change.type === 'state')?.state;
  }

  count(type: WatchChange['type']): number {
    return this.changes.filter(change => change.type === type).length;
  }

  /** Ends the watcher; what it holds open stays to be seen until the connection is reset. */
  async abort(): Promise<void> {
    this.#controller.abort();
    await this.#ended;
  }

  async close(): Promise<void> {
    await this.abort();
    await this.connection.reset();
  }

  async #record(changes: AsyncIterable<WatchChange>): Promise<void> {
    for await (const change of changes) {
      this.changes.push(change);
      if (change.type === 'replaced') {
        this.objects.clear();
        for (const { metadata } of change.objects) {
          this.objects.set(metadata.name, metadata.resourceVersion ?? '');
        }
      } else if (change.type === 'upserted') {
        const { name, resourceVersion = '' } = change.object.metadata;
        this.objects.set(name, resourceVersion);
      } else if (change.type === 'deleted') {
        this.objects.delete(change.object.name);
      }
    }
  }
}
