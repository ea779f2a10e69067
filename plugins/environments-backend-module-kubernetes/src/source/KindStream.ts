import type { LoggerService } from '@backstage/backend-plugin-api';
import type {
  KubernetesKind,
  SourceState,
} from '@flightdeck/plugin-environments-common';
import type { ClusterConnection } from '../client/ClusterConnection';
import type { ObjectStore } from '../store/ObjectStore';
import type { WatchChange } from '../watcher/WatchChange';
import { isClusterScoped } from '../watcher/resources';
import { watchKind } from '../watcher/watchKind';
import type { SourceTiming } from './SourceTiming';

/** How one stream is doing. */
export interface StreamStatus {
  state: SourceState;
  message: string;
  /** When what it told was last known to be current. */
  asOf?: Date;
  /** Since when it has not been well without a break. */
  failingSince?: Date;
}

export interface KindStreamOptions<Kind extends KubernetesKind> {
  kind: Kind;
  /** The whole cluster when absent. */
  namespace?: string;
  /** The namespaces whose objects are kept. */
  covered: Set<string>;
  connection: ClusterConnection;
  store: ObjectStore;
  timing: SourceTiming;
  logger: LoggerService;
  /** Called when facts or the status of namespaces have changed: those of one object, or of many. */
  onChange: (namespaces: Iterable<string>, name?: string) => void;
  /** Called when the state of the stream has changed, before `onChange`. */
  onState: (status: StreamStatus, before: StreamStatus) => void;
}

/** Keeps one kind in the store in step with the cluster. */
export class KindStream<Kind extends KubernetesKind = KubernetesKind> {
  readonly kind: Kind;
  readonly namespace: string | undefined;
  readonly covered: Set<string>;
  readonly #options: KindStreamOptions<Kind>;
  readonly #controller = new AbortController();
  #status: StreamStatus = { state: 'starting', message: 'Not read yet.' };
  #graceRuns = false;

  constructor(options: KindStreamOptions<Kind>) {
    this.#options = options;
    this.kind = options.kind;
    this.namespace = options.namespace;
    this.covered = options.covered;
  }

  get status(): StreamStatus {
    return this.#status;
  }

  /** A stream of the whole cluster has to list again when namespaces come into use. */
  covers(namespaces: ReadonlySet<string>): boolean {
    return (
      this.namespace !== undefined ||
      isClusterScoped(this.kind) ||
      [...namespaces].every(name => this.covered.has(name))
    );
  }

  /** Keeps no more objects of other namespaces. */
  narrow(namespaces: ReadonlySet<string>): void {
    for (const name of isClusterScoped(this.kind) ? [] : this.covered) {
      if (!namespaces.has(name)) {
        this.covered.delete(name);
      }
    }
  }

  /** Runs until {@link KindStream.close}. Never rejects. */
  async run(): Promise<void> {
    const { connection, timing, logger } = this.#options;
    const { signal } = this.#controller;
    while (!signal.aborted) {
      try {
        const changes = watchKind(connection, {
          kind: this.kind,
          namespace: this.namespace,
          accepts: namespace => this.covered.has(namespace),
          timing,
          signal,
        });
        for await (const change of changes) {
          // What was under way when the stream was closed must not reach the store any more.
          if (signal.aborted) {
            return;
          }
          this.#apply(change);
        }
      } catch (error) {
        logger.error(`The watcher of ${this.kind} failed`, toError(error));
        this.#setState('unreachable', `The watcher of ${this.kind} failed.`);
        await timing.delay(timing.retryMs.last, signal);
      }
    }
  }

  close(): void {
    this.#controller.abort();
  }

  #apply(change: WatchChange<Kind>): void {
    const { store, timing, onChange } = this.#options;
    if (change.type === 'state') {
      this.#setState(change.state, change.message);
      return;
    }
    this.#status = { ...this.#status, asOf: timing.clock() };
    if (change.type === 'replaced') {
      const { objects } = change;
      const changed = store.replace(this.kind, this.covered, objects);
      if (changed.length > 0) {
        onChange(changed);
      }
      this.#setState('ok', `${this.kind} is current.`);
    } else if (change.type === 'upserted') {
      if (store.upsert(this.kind, change.object)) {
        const { namespace, name } = change.object.metadata;
        onChange([namespace], name);
      }
    } else if (change.type === 'deleted') {
      if (store.delete(this.kind, change.object)) {
        onChange([change.object.namespace], change.object.name);
      }
    }
  }

  #setState(state: SourceState, message: string): void {
    const { timing, onChange, onState } = this.#options;
    const before = this.#status;
    const now = timing.clock();
    this.#status =
      state === 'ok'
        ? { state, message, asOf: now }
        : {
            state,
            message,
            asOf: before.asOf,
            failingSince: before.failingSince ?? now,
          };
    if (before.state === state && before.message === message) {
      return;
    }
    onState(this.#status, before);
    onChange(this.covered);
    if (state !== 'ok') {
      void this.#tellOfGrace();
    }
  }

  /** The status changes by itself when the grace has passed: whoever reads it is told. */
  async #tellOfGrace(): Promise<void> {
    if (this.#graceRuns) {
      return;
    }
    this.#graceRuns = true;
    const { timing, onChange } = this.#options;
    await timing.delay(timing.graceMs, this.#controller.signal);
    this.#graceRuns = false;
    if (!this.#controller.signal.aborted) {
      onChange(this.covered);
    }
  }
}

function toError(error: unknown): Error {
  return error instanceof Error ? error : new Error(String(error));
}
