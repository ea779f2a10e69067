import type { LoggerService } from '@backstage/backend-plugin-api';
import {
  type EnvironmentDefinition,
  type KubernetesKind,
  parseLabelSelector,
  type SourceState,
} from '@flightdeck/plugin-environments-common';
import type { SourceReading } from '@flightdeck/plugin-environments-node';
import { ClusterConnection } from '../client/ClusterConnection';
import type { WatchedCluster } from '../config/ClusterConfig';
import { NamespaceLabelBook } from '../namespaces/NamespaceLabelBook';
import { ObjectStore } from '../store/ObjectStore';
import { UsagePoller } from '../usage/UsagePoller';
import { isClusterScoped, isCustom, NO_NAMESPACE } from '../watcher/resources';
import { CustomKinds } from './CustomKinds';
import {
  type ClusterFacts,
  describeCluster,
  isBlocked,
  summarizeCluster,
} from './describeCluster';
import { Heartbeat } from './Heartbeat';
import { KindStream } from './KindStream';
import { NamespaceProbe } from './NamespaceProbe';
import { coverageOf, planStreams, type StreamPlan } from './planStreams';
import { namespacesOf, readClusterObjects } from './readClusterObjects';
import { readObjects } from './readObjects';
import { relevantStreams } from './relevantStreams';
import { RightsProbe } from './RightsProbe';
import { selectObjects } from './selectObjects';
import { selectUsage } from './selectUsage';
import type { SourceTiming } from './SourceTiming';
import { StateLog } from './StateLog';
import { StreamSet } from './StreamSet';
import { withGaps } from './withGaps';

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
  readonly #streams = new StreamSet();
  readonly #customKinds: CustomKinds;
  readonly #probe: NamespaceProbe;
  readonly #labels: NamespaceLabelBook;
  readonly #usage: UsagePoller;
  readonly #heartbeat: Heartbeat;
  readonly #log: StateLog;
  readonly #onlyByNamespace = new Set<KubernetesKind>();
  readonly #controller = new AbortController();
  #namespaces: ReadonlySet<string> = new Set();

  constructor(cluster: WatchedCluster, options: ClusterMonitorOptions) {
    const { timing, onChange, kinds, logger } = options;
    const { signal } = this.#controller;
    const connection = new ClusterConnection(cluster);
    this.#cluster = cluster;
    this.#options = options;
    this.#connection = connection;
    this.#customKinds = new CustomKinds({
      connection,
      kinds,
      timing,
      onChange: gone => this.#onKinds(gone),
    });
    this.#probe = new NamespaceProbe({
      connection,
      timing,
      onChange,
      hasObjects: namespace =>
        kinds.some(kind => this.#store.read(kind, namespace)?.length),
    });
    this.#labels = new NamespaceLabelBook({
      connection,
      timing,
      logger,
      onChange,
    });
    this.#usage = new UsagePoller({
      cluster: cluster.name,
      connection,
      timing,
      onChange,
    });
    this.#heartbeat = new Heartbeat({
      connection,
      timing,
      isNeeded: () => this.#streams.isAnyOpen,
      onChange: () => {
        onChange(this.#namespaces);
        void this.#log.touch();
      },
      signal,
    });
    const rights = new RightsProbe({
      connection,
      timing,
      blockedNamespace: () => this.#blockedNamespace(),
      onReadable: () => {
        this.#onlyByNamespace.clear();
        this.#askAgain();
      },
      signal,
    });
    this.#log = new StateLog({
      logger,
      timing,
      signal,
      describe: () => summarizeCluster(this.#factsOf([...this.#namespaces])),
    });
    void this.#heartbeat.run();
    void rights.run();
  }

  /** From now on these namespaces are in use. */
  setNamespaces(namespaces: ReadonlySet<string>): void {
    const unused = [...this.#namespaces].filter(name => !namespaces.has(name));
    const gone = namespaces.size > 0 ? unused : [...unused, NO_NAMESPACE];
    for (const name of gone) {
      this.#options.kinds.forEach(kind => this.#store.forget(kind, name));
    }
    this.#namespaces = new Set(namespaces);
    this.#probe.setNamespaces(namespaces);
    this.#labels.setNamespaces(namespaces);
    this.#usage.setNamespaces(namespaces);
    this.#customKinds.setActive(namespaces.size > 0);
    this.#reconcile();
  }

  read(environment: EnvironmentDefinition): SourceReading {
    const { namespaces, labelSelector } = environment;
    const missing = namespaces.filter(name => this.#probe.isMissing(name));
    const present = namespaces.filter(name => !missing.includes(name));
    const all = readObjects(this.#store, present);
    const requirements = labelSelector && parseLabelSelector(labelSelector);
    const objects = requirements ? selectObjects(all, requirements) : all;
    const { usage, gaps } = this.#usage.read(present);
    const status = describeCluster(this.#factsOf(namespaces, missing));
    return {
      statuses: [withGaps(status, gaps)],
      objects: { ...objects, ...readClusterObjects(this.#store, objects) },
      namespaceLabels: this.#labels.read(present),
      usage: requirements ? selectUsage(objects.Pod, usage) : usage,
    };
  }

  /** Ends every stream and closes every connection. */
  async close(): Promise<void> {
    this.#controller.abort();
    this.setNamespaces(new Set());
    await this.#connection.reset();
  }

  #onKinds(gone: readonly KubernetesKind[]): void {
    this.#reconcile();
    for (const kind of gone) {
      this.#namespaces.forEach(name => this.#store.forget(kind, name));
    }
    if (gone.length > 0) {
      this.#options.onChange(this.#namespaces);
    }
  }

  #reconcile(): void {
    const kinds = this.#customKinds.present;
    const plans = planStreams(kinds, this.#namespaces, this.#onlyByNamespace);
    this.#streams.reconcile(plans, this.#namespaces, plan => this.#open(plan));
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
    void this.#log.touch();
  }

  #blockedNamespace(): string | undefined {
    const [namespace] = this.#namespaces;
    const { state } = summarizeCluster(this.#factsOf([...this.#namespaces]));
    return isBlocked(state) ? namespace : undefined;
  }

  #askAgain(): void {
    this.#streams.endBlocked();
    this.#reconcile();
  }

  #factsOf(
    namespaces: readonly string[],
    missingNamespaces: readonly string[] = [],
  ): ClusterFacts {
    const { timing } = this.#options;
    const { answeredAt, silentSince } = this.#heartbeat;
    return {
      cluster: this.#cluster.name,
      streams: relevantStreams(this.#streams, this.#store, namespaces),
      namespaces,
      missingNamespaces,
      answeredAt,
      silentSince,
      now: timing.clock(),
      graceMs: timing.graceMs,
    };
  }
}
