import type { LoggerService } from '@backstage/backend-plugin-api';
import type {
  EnvironmentDefinition,
  SourceStatus,
} from '@flightdeck/plugin-environments-common';
import type {
  EnvironmentSource,
  EnvironmentSourceContext,
  SourceReading,
} from '@flightdeck/plugin-environments-node';
import type {
  ClusterConfig,
  KubernetesConfig,
  WatchedCluster,
} from '../config/ClusterConfig';
import { kinds } from '../watcher/resources';
import { ClusterMonitor } from './ClusterMonitor';
import { defaultSourceTiming, type SourceTiming } from './SourceTiming';

/** Environment refs by namespace, by cluster. */
type Index = Map<string, Map<string, Set<string>>>;

/** Reads environments from Kubernetes clusters, by list and watch. */
export class KubernetesSource implements EnvironmentSource {
  readonly id = 'kubernetes';
  readonly #config: KubernetesConfig;
  readonly #logger: LoggerService;
  readonly #timing: SourceTiming;
  readonly #monitors = new Map<string, ClusterMonitor>();
  #index: Index = new Map();

  constructor(
    config: KubernetesConfig,
    options: { logger: LoggerService; timing?: SourceTiming },
  ) {
    this.#config = config;
    this.#logger = options.logger;
    this.#timing = options.timing ?? defaultSourceTiming;
  }

  async start(context: EnvironmentSourceContext): Promise<void> {
    const { environments, signal } = context;
    if (signal.aborted) {
      return;
    }
    for (const cluster of this.#config.clusters) {
      if (cluster.type === 'watched') {
        this.#monitors.set(cluster.name, this.#monitor(cluster, context));
      }
    }
    const update = () => this.#update(environments.list());
    const unsubscribe = environments.subscribe(update);
    signal.addEventListener(
      'abort',
      () => {
        unsubscribe();
        void this.#close();
      },
      { once: true },
    );
    update();
  }

  read(environment: EnvironmentDefinition): SourceReading {
    const { cluster: name, namespaces } = environment;
    if (!name) {
      return { statuses: [] };
    }
    const cluster = this.#config.clusters.find(each => each.name === name);
    const monitor = this.#monitors.get(name);
    if (!cluster || cluster.type === 'unsupported') {
      const message = cluster?.message ?? this.#notConfigured(name);
      return { statuses: [unusable(name, message)], objects: {} };
    }
    if (namespaces.length === 0) {
      const message = `The environment names no namespace of cluster '${name}'.`;
      return { statuses: [unusable(name, message)], objects: {} };
    }
    return monitor?.read(environment) ?? { statuses: [], objects: {} };
  }

  #monitor(
    cluster: WatchedCluster,
    context: EnvironmentSourceContext,
  ): ClusterMonitor {
    const { unwatchedKinds } = this.#config;
    return new ClusterMonitor(cluster, {
      kinds: kinds.filter(kind => !unwatchedKinds.includes(kind)),
      timing: this.#timing,
      logger: this.#logger.child({ cluster: cluster.name }),
      onChange: namespaces => {
        const refs = this.#affected(cluster, namespaces);
        if (refs.size > 0) {
          context.changed(refs);
        }
      },
    });
  }

  #affected(cluster: ClusterConfig, namespaces: Iterable<string>): Set<string> {
    const index = this.#index.get(cluster.name);
    const refs = new Set<string>();
    for (const namespace of namespaces) {
      index?.get(namespace)?.forEach(ref => refs.add(ref));
    }
    return refs;
  }

  #update(environments: readonly EnvironmentDefinition[]): void {
    const index: Index = new Map();
    for (const { cluster, namespaces, ref } of environments) {
      for (const namespace of cluster ? namespaces : []) {
        const byNamespace = getOrAdd(index, cluster ?? '', () => new Map());
        getOrAdd(byNamespace, namespace, () => new Set<string>()).add(ref);
      }
    }
    this.#index = index;
    for (const [name, monitor] of this.#monitors) {
      monitor.setNamespaces(new Set(index.get(name)?.keys()));
    }
  }

  #notConfigured(name: string): string {
    const { clusters, unsupportedLocators } = this.#config;
    const names = clusters.map(cluster => cluster.name).join(', ');
    const configured = names ? `configured are ${names}` : 'none is';
    const others = unsupportedLocators.length
      ? ` Clusters of the locator ${unsupportedLocators.join(
          ', ',
        )} cannot be watched.`
      : '';
    return `Cluster '${name}' is not configured; ${configured}.${others}`;
  }

  async #close(): Promise<void> {
    const monitors = [...this.#monitors.values()];
    this.#monitors.clear();
    await Promise.all(monitors.map(monitor => monitor.close()));
  }
}

function getOrAdd<Key, Value>(
  map: Map<Key, Value>,
  key: Key,
  create: () => Value,
): Value {
  let value = map.get(key);
  if (value === undefined) {
    value = create();
    map.set(key, value);
  }
  return value;
}

function unusable(cluster: string, message: string): SourceStatus {
  return {
    id: `kubernetes/${cluster}`,
    kind: 'kubernetes',
    name: cluster,
    state: 'unsupported',
    message,
    gaps: [],
  };
}
