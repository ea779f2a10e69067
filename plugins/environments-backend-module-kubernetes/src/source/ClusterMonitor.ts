import type { LoggerService } from '@backstage/backend-plugin-api';
import {
  type EnvironmentDefinition,
  type KubernetesKind,
  parseLabelSelector,
} from '@flightdeck/plugin-environments-common';
import type { SourceReading } from '@flightdeck/plugin-environments-node';
import { ClusterConnection } from '../client/ClusterConnection';
import type { WatchedCluster } from '../config/ClusterConfig';
import { NamespaceLabelBook } from '../namespaces/NamespaceLabelBook';
import { UsagePoller } from '../usage/UsagePoller';
import { ClusterStreams } from './ClusterStreams';
import {
  type ClusterFacts,
  describeCluster,
  isBlocked,
  summarizeCluster,
} from './describeCluster';
import { unreadableGap } from './describeGap';
import { Heartbeat } from './Heartbeat';
import { NamespaceProbe } from './NamespaceProbe';
import { RightsProbe } from './RightsProbe';
import { selectObjects } from './selectObjects';
import { selectUsage } from './selectUsage';
import type { SourceTiming } from './SourceTiming';
import { StateLog } from './StateLog';
import { withGaps } from './withGaps';

export interface ClusterMonitorOptions {
  kinds: readonly KubernetesKind[];
  timing: SourceTiming;
  logger: LoggerService;
  /** Called when a reading of these namespaces would differ. */
  onChange: (namespaces: Iterable<string>) => void;
}

/** Watches one cluster, and tells what it knows of the namespaces of an environment. */
export class ClusterMonitor {
  readonly #cluster: WatchedCluster;
  readonly #timing: SourceTiming;
  readonly #connection: ClusterConnection;
  readonly #streams: ClusterStreams;
  readonly #probe: NamespaceProbe;
  readonly #labels: NamespaceLabelBook;
  readonly #usage: UsagePoller;
  readonly #heartbeat: Heartbeat;
  readonly #log: StateLog;
  readonly #controller = new AbortController();
  #namespaces: ReadonlySet<string> = new Set();

  constructor(cluster: WatchedCluster, options: ClusterMonitorOptions) {
    const { timing, onChange, kinds, logger } = options;
    const { signal } = this.#controller;
    const connection = new ClusterConnection(cluster);
    const shared = { connection, timing, logger, onChange };
    this.#cluster = cluster;
    this.#timing = timing;
    this.#connection = connection;
    this.#streams = new ClusterStreams({
      ...shared,
      kinds,
      onState: () => void this.#log.touch(),
    });
    this.#probe = new NamespaceProbe({
      ...shared,
      hasObjects: namespace => this.#streams.hasObjects(namespace),
    });
    this.#labels = new NamespaceLabelBook(shared);
    this.#usage = new UsagePoller({ ...shared, cluster: cluster.name });
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
      onReadable: () => this.#streams.askAgainForAll(),
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
    this.#namespaces = new Set(namespaces);
    this.#probe.setNamespaces(namespaces);
    this.#labels.setNamespaces(namespaces);
    this.#usage.setNamespaces(namespaces);
    this.#streams.setNamespaces(namespaces);
  }

  read(environment: EnvironmentDefinition): SourceReading {
    const { namespaces, labelSelector } = environment;
    const missing = namespaces.filter(name => this.#probe.isMissing(name));
    const present = namespaces.filter(name => !missing.includes(name));
    const all = this.#streams.read(present);
    const requirements = labelSelector && parseLabelSelector(labelSelector);
    const objects = requirements ? selectObjects(all, requirements) : all;
    const { usage, gaps } = this.#usage.read(present);
    const status = describeCluster(this.#factsOf(namespaces, missing));
    const unreadable = this.#streams.unreadableKinds.map(kind =>
      unreadableGap(kind, this.#cluster.name),
    );
    return {
      statuses: [withGaps(status, [...unreadable, ...gaps])],
      objects: { ...objects, ...this.#streams.readClusterObjects(objects) },
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

  #blockedNamespace(): string | undefined {
    const [namespace] = this.#namespaces;
    const { state } = summarizeCluster(this.#factsOf([...this.#namespaces]));
    return isBlocked(state) ? namespace : undefined;
  }

  #factsOf(
    namespaces: readonly string[],
    missingNamespaces: readonly string[] = [],
  ): ClusterFacts {
    const { answeredAt, silentSince } = this.#heartbeat;
    return {
      cluster: this.#cluster.name,
      streams: this.#streams.bearingOn(namespaces),
      namespaces,
      missingNamespaces,
      answeredAt,
      silentSince,
      now: this.#timing.clock(),
      graceMs: this.#timing.graceMs,
    };
  }
}
