import type { LoggerService } from '@backstage/backend-plugin-api';
import type {
  KubernetesKind,
  KubernetesObjects,
  SourceState,
} from '@flightdeck/plugin-environments-common';
import type { ClusterConnection } from '../client/ClusterConnection';
import { ObjectStore } from '../store/ObjectStore';
import { isClusterScoped, isCustom, NO_NAMESPACE } from '../watcher/resources';
import { CustomKinds } from './CustomKinds';
import { isBlocked, type RelevantStream } from './describeCluster';
import { KindStream } from './KindStream';
import { coverageOf, planStreams, type StreamPlan } from './planStreams';
import { namespacesOf, readClusterObjects } from './readClusterObjects';
import { readObjects } from './readObjects';
import { relevantStreams } from './relevantStreams';
import type { SourceTiming } from './SourceTiming';
import { StreamSet } from './StreamSet';

export interface ClusterStreamsOptions {
  connection: ClusterConnection;
  kinds: readonly KubernetesKind[];
  timing: SourceTiming;
  logger: LoggerService;
  /** Called when a reading of these namespaces would differ. */
  onChange: (namespaces: Iterable<string>) => void;
  /** Called when the state of a stream has changed. */
  onState: () => void;
}

/**
 * What streams tell of one cluster: as many as the namespaces in use, the kinds that it has and the
 * rights at hand ask for.
 */
export class ClusterStreams {
  readonly #options: ClusterStreamsOptions;
  readonly #store = new ObjectStore();
  readonly #streams = new StreamSet();
  readonly #customKinds: CustomKinds;
  readonly #onlyByNamespace = new Set<KubernetesKind>();
  #namespaces: ReadonlySet<string> = new Set();

  constructor(options: ClusterStreamsOptions) {
    const { connection, kinds, timing } = options;
    this.#options = options;
    this.#customKinds = new CustomKinds({
      connection,
      kinds,
      timing,
      onChange: gone => this.#onKinds(gone),
    });
  }

  /** Whether any of them is well, so that silence says nothing. */
  get isAnyOpen(): boolean {
    return this.#streams.isAnyOpen;
  }

  /** The kinds that the cluster serves, but not so that they can be read. */
  get unreadableKinds(): KubernetesKind[] {
    return this.#customKinds.unreadable;
  }

  /** From now on these namespaces are in use. */
  setNamespaces(namespaces: ReadonlySet<string>): void {
    const unused = [...this.#namespaces].filter(name => !namespaces.has(name));
    const gone = namespaces.size > 0 ? unused : [...unused, NO_NAMESPACE];
    for (const name of gone) {
      this.#options.kinds.forEach(kind => this.#store.forget(kind, name));
    }
    this.#namespaces = new Set(namespaces);
    this.#customKinds.setActive(namespaces.size > 0);
    this.#reconcile();
  }

  /** The objects in some namespaces. */
  read(namespaces: readonly string[]): KubernetesObjects {
    return readObjects(this.#store, namespaces, kind =>
      this.#customKinds.isAbsent(kind),
    );
  }

  /** The objects in no namespace that bear on these. */
  readClusterObjects(objects: KubernetesObjects): KubernetesObjects {
    return readClusterObjects(this.#store, objects);
  }

  hasObjects(namespace: string): boolean {
    return this.#options.kinds.some(
      kind => this.#store.read(kind, namespace)?.length,
    );
  }

  bearingOn(namespaces: readonly string[]): RelevantStream[] {
    return relevantStreams(this.#streams, this.#store, namespaces);
  }

  /** Asks again for all that was not allowed, in the whole cluster first. */
  askAgainForAll(): void {
    this.#onlyByNamespace.clear();
    this.#askAgain();
  }

  #onKinds(gone: readonly KubernetesKind[]): void {
    this.#reconcile();
    for (const kind of gone) {
      this.#namespaces.forEach(name => this.#store.forget(kind, name));
    }
    this.#options.onChange(this.#namespaces);
  }

  #reconcile(): void {
    const kinds = this.#customKinds.present;
    const plans = planStreams(kinds, this.#namespaces, this.#onlyByNamespace);
    this.#streams.reconcile(plans, this.#namespaces, plan => this.#open(plan));
  }

  #open(plan: StreamPlan): KindStream {
    const { connection, timing, logger, onChange } = this.#options;
    const { kind, namespace } = plan;
    return new KindStream({
      kind,
      namespace,
      covered: coverageOf(plan, this.#namespaces),
      connection,
      store: this.#store,
      timing,
      logger,
      onChange: isClusterScoped(kind)
        ? (_, name) =>
            onChange(
              namespacesOf(this.#store, { kind, name }, this.#namespaces),
            )
        : onChange,
      onState: ({ state }, before) => this.#onState(plan, state, before.state),
    });
  }

  #onState(plan: StreamPlan, state: SourceState, before: SourceState): void {
    const { kind, namespace } = plan;
    const isWhole = namespace === undefined && !isClusterScoped(kind);
    if (state === 'forbidden' && isWhole) {
      this.#onlyByNamespace.add(kind);
      this.#reconcile();
    } else if (state === 'ok' && isBlocked(before)) {
      // Where one thing may be read again, others may be too, and would be asked for much later.
      this.#askAgain();
    } else if (isBlocked(state)) {
      // What may not be read any more must not be shown any more.
      const names = coverageOf(plan, this.#namespaces);
      names.forEach(name => this.#store.forget(kind, name));
    }
    if (state === 'unsupported' && isCustom(kind)) {
      this.#customKinds.lookAgain();
    }
    this.#options.onState();
  }

  #askAgain(): void {
    this.#streams.endBlocked();
    this.#reconcile();
  }
}
