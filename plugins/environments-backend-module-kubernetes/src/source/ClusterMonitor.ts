import type { LoggerService } from '@backstage/backend-plugin-api';
import {
  type EnvironmentDefinition,
  type KubernetesKind,
  parseLabelSelector,
} from '@flightdeck/plugin-environments-common';
import type { SourceReading } from '@flightdeck/plugin-environments-node';
import { ClusterConnection } from '../client/ClusterConnection';
import type { WatchedCluster } from '../config/ClusterConfig';
import { ObjectStore } from '../store/ObjectStore';
import { isClusterScoped, NO_NAMESPACE } from '../watcher/resources';
import { describeCluster, type RelevantStream } from './describeCluster';
import { KindStream, type StreamStatus } from './KindStream';
import { NamespaceProbe } from './NamespaceProbe';
import {
  coverageOf,
  planKey,
  planStreams,
  type StreamPlan,
} from './planStreams';
import { readObjects } from './readObjects';
import { selectNodes } from './selectNodes';
import { selectObjects } from './selectObjects';
import type { SourceTiming } from './SourceTiming';

export interface ClusterMonitorOptions {
  kinds: readonly KubernetesKind[];
  timing: SourceTiming;
  logger: LoggerService;
  /** Called when a reading of these namespaces would differ. */
  onChange: (namespaces: Iterable<string>) => void;
}

/** Watches one cluster: as many streams as the namespaces in use and the rights at hand ask for. */
export class ClusterMonitor {
  readonly #cluster: WatchedCluster;
  readonly #options: ClusterMonitorOptions;
  readonly #connection: ClusterConnection;
  readonly #store = new ObjectStore();
  readonly #probe: NamespaceProbe;
  readonly #streams = new Map<string, KindStream>();
  readonly #onlyByNamespace = new Set<KubernetesKind>();
  readonly #controller = new AbortController();
  #namespaces: ReadonlySet<string> = new Set();
  #logged = '';
  /** When the server last answered. */
  #answeredAt: Date | undefined;

  constructor(cluster: WatchedCluster, options: ClusterMonitorOptions) {
    const { timing, onChange } = options;
    this.#cluster = cluster;
    this.#options = options;
    this.#connection = new ClusterConnection(cluster);
    this.#probe = new NamespaceProbe({
      connection: this.#connection,
      timing,
      onChange,
      hasObjects: namespace =>
        options.kinds.some(kind => this.#store.read(kind, namespace)?.length),
    });
    void this.#listen();
  }

  /** From now on these namespaces are in use. */
  setNamespaces(namespaces: ReadonlySet<string>): void {
    const { kinds } = this.#options;
    const unused = [...this.#namespaces].filter(name => !namespaces.has(name));
    for (const name of namespaces.size > 0
      ? unused
      : [...unused, NO_NAMESPACE]) {
      kinds.forEach(kind => this.#store.forget(kind, name));
    }
    this.#namespaces = new Set(namespaces);
    this.#probe.setNamespaces(namespaces);
    this.#reconcile();
  }

  read(environment: EnvironmentDefinition): SourceReading {
    const { namespaces, labelSelector } = environment;
    const missing = namespaces.filter(name => this.#probe.isMissing(name));
    const present = namespaces.filter(name => !missing.includes(name));
    const all = readObjects(this.#store, present);
    const requirements = labelSelector && parseLabelSelector(labelSelector);
    const objects = requirements ? selectObjects(all, requirements) : all;
    const nodes = this.#store.read('Node', NO_NAMESPACE);
    return {
      statuses: [this.#describe(namespaces, missing)],
      objects: { ...objects, Node: selectNodes(objects.Pod, nodes) },
    };
  }

  /** Ends every stream and closes every connection. */
  async close(): Promise<void> {
    this.#controller.abort();
    this.setNamespaces(new Set());
    await this.#connection.reset();
  }

  #reconcile(): void {
    const plans = planStreams(
      this.#options.kinds,
      this.#namespaces,
      this.#onlyByNamespace,
    );
    const wanted = new Map(plans.map(plan => [planKey(plan), plan]));
    for (const [key, stream] of this.#streams) {
      const plan = wanted.get(key);
      if (plan && stream.covers(this.#namespaces)) {
        stream.narrow(this.#namespaces);
        wanted.delete(key);
      } else {
        stream.close();
        this.#streams.delete(key);
      }
    }
    for (const [key, plan] of wanted) {
      const stream = this.#open(plan);
      this.#streams.set(key, stream);
      void stream.run();
    }
  }

  #open(plan: StreamPlan): KindStream {
    const { timing, logger, onChange } = this.#options;
    const { kind, namespace } = plan;
    return new KindStream({
      kind,
      namespace,
      covered: coverageOf(plan, this.#namespaces),
      connection: this.#connection,
      store: this.#store,
      timing,
      logger,
      onChange: isClusterScoped(kind)
        ? (_, node) => onChange(this.#namespacesOn(node))
        : onChange,
      onState: status => this.#onState(plan, status),
    });
  }

  /** The namespaces in use that have Pods on a node, or all when it is any node. */
  #namespacesOn(node: string | undefined): string[] {
    return [...this.#namespaces].filter(
      namespace =>
        node === undefined ||
        this.#store
          .read('Pod', namespace)
          ?.some(({ spec }) => spec.nodeName === node),
    );
  }

  #onState(plan: StreamPlan, { state }: StreamStatus): void {
    const { kind, namespace } = plan;
    const isWhole = namespace === undefined && !isClusterScoped(kind);
    if (state === 'forbidden' && isWhole) {
      this.#onlyByNamespace.add(kind);
      this.#reconcile();
    } else if (state === 'forbidden' || state === 'unsupported') {
      // What may not be read any more must not be shown any more.
      for (const name of coverageOf(plan, this.#namespaces)) {
        this.#store.forget(kind, name);
      }
    }
    this.#log();
  }

  #describe(namespaces: readonly string[], missingNamespaces: string[]) {
    const { timing } = this.#options;
    const streams = [...this.#streams.values()].flatMap(
      ({ kind, namespace, status, covered }): RelevantStream[] => {
        const relevant = isClusterScoped(kind)
          ? [NO_NAMESPACE]
          : namespaces.filter(name => covered.has(name));
        return relevant.length > 0
          ? [
              {
                kind,
                namespace,
                status,
                known: relevant.every(
                  name => this.#store.read(kind, name) !== undefined,
                ),
              },
            ]
          : [];
      },
    );
    return describeCluster({
      cluster: this.#cluster.name,
      streams,
      namespaces,
      missingNamespaces,
      answeredAt: this.#answeredAt,
      now: timing.clock(),
      graceMs: timing.graceMs,
    });
  }

  /** Tells the log how the cluster is doing, once for all streams. */
  #log(): void {
    const { logger } = this.#options;
    const { state, message } = this.#describe([...this.#namespaces], []);
    if (message !== this.#logged) {
      this.#logged = message;
      (state === 'ok' || state === 'starting' ? logger.info : logger.warn).call(
        logger,
        message,
      );
    }
  }

  /**
   * Asks now and then whether the server answers. A quiet kind brings no byte for minutes, not even
   * a bookmark; and behind a firewall, connections to a server that is gone stay open and silent.
   */
  async #listen(): Promise<void> {
    const { signal } = this.#controller;
    const { timing } = this.#options;
    const options = { signal, timeoutMs: timing.heartbeatTimeoutMs };
    while (!signal.aborted) {
      await timing.delay(timing.heartbeatMs, signal);
      const streams = [...this.#streams.values()];
      if (!streams.some(({ status }) => status.state === 'ok')) {
        continue;
      }
      const askedAt = timing.clock();
      if (await this.#connection.answers(options)) {
        this.#answeredAt = askedAt;
      } else if (!signal.aborted) {
        await this.#connection.reset();
      }
    }
  }
}
