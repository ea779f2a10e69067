import { ConflictError, NotFoundError } from '@backstage/errors';
import type {
  ClusterDirectory,
  DeliveryDirectory,
  MetricsInstance,
  ServiceTargetsExtensionPoint,
} from '@flightdeck/plugin-environments-node';

/** What adapters know that services can be put on, in the order in which it was added. */
export class ServiceTargetRegistry implements ServiceTargetsExtensionPoint {
  readonly #clusters = new Map<string, ClusterDirectory>();
  readonly #delivery = new Map<string, DeliveryDirectory>();
  readonly #metrics = new Map<string, MetricsInstance>();

  addClusters(directories: readonly ClusterDirectory[]): void {
    for (const directory of directories) {
      add(this.#clusters, directory.cluster, directory, 'A cluster');
    }
  }

  addDeliveryInstances(directories: readonly DeliveryDirectory[]): void {
    for (const directory of directories) {
      add(this.#delivery, directory.instance, directory, 'A delivery instance');
    }
  }

  addMetricsInstances(instances: readonly MetricsInstance[]): void {
    for (const instance of instances) {
      add(this.#metrics, instance.name, instance, 'A metrics instance');
    }
  }

  get clusters(): readonly ClusterDirectory[] {
    return [...this.#clusters.values()];
  }

  get deliveryInstances(): readonly DeliveryDirectory[] {
    return [...this.#delivery.values()];
  }

  get metricsInstances(): readonly MetricsInstance[] {
    return [...this.#metrics.values()];
  }

  /** Throws a NotFoundError when no cluster of the name is configured. */
  cluster(name: string): ClusterDirectory {
    const directory = this.#clusters.get(name);
    if (!directory) {
      throw new NotFoundError(`No cluster '${name}' is configured.`);
    }
    return directory;
  }

  /** Throws a NotFoundError when no instance of the name is configured. */
  deliveryInstance(name: string): DeliveryDirectory {
    const directory = this.#delivery.get(name);
    if (!directory) {
      throw new NotFoundError(`No Argo CD instance '${name}' is configured.`);
    }
    return directory;
  }
}

function add<T>(known: Map<string, T>, name: string, one: T, what: string) {
  if (known.has(name)) {
    throw new ConflictError(
      `${what} with the name '${name}' was added before.`,
    );
  }
  known.set(name, one);
}
