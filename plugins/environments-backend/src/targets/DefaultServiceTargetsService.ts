import { stringifyError } from '@backstage/errors';
import type {
  ClusterDescription,
  ClusterList,
  DeliveryInstance,
  DeliveryInstanceList,
  GitHostList,
  MetricsInstanceList,
  NamespaceDescription,
  ServiceNameAnswer,
} from '@flightdeck/plugin-environments-common';
import type { DeliveryDirectory } from '@flightdeck/plugin-environments-node';
import { foreseen } from '../inspection/askInTurn';
import { findNameClaims, type NameClaimsOptions } from './findNameClaims';
import { RecentAnswers } from './RecentAnswers';
import type { ServiceTargetRegistry } from './ServiceTargetRegistry';
import type { ServiceTargetsService } from './ServiceTargetsService';

export interface DefaultServiceTargetsServiceOptions extends NameClaimsOptions {
  targets: ServiceTargetRegistry;
  gitHosts: GitHostList['hosts'];
  now: () => number;
}

/** A person who mends something and looks again should see it. */
const RECENT = { forMs: 5_000, most: 500 };

/** Asks the directories that were added, and shares their answers for some seconds. */
export class DefaultServiceTargetsService implements ServiceTargetsService {
  readonly #options: DefaultServiceTargetsServiceOptions;
  readonly #clusters: RecentAnswers<ClusterDescription>;
  readonly #namespaces: RecentAnswers<NamespaceDescription>;
  readonly #delivery: RecentAnswers<DeliveryInstance>;
  readonly #names: RecentAnswers<ServiceNameAnswer>;

  constructor(options: DefaultServiceTargetsServiceOptions) {
    const recent = { ...RECENT, now: options.now };
    this.#options = options;
    this.#clusters = new RecentAnswers(recent);
    this.#namespaces = new RecentAnswers(recent);
    this.#delivery = new RecentAnswers(recent);
    this.#names = new RecentAnswers(recent);
  }

  async clusters(): Promise<ClusterList> {
    const { clusters } = this.#options.targets;
    return {
      clusters: clusters.map(({ cluster, title }) => ({
        name: cluster,
        title,
      })),
    };
  }

  async cluster(name: string): Promise<ClusterDescription> {
    const { signal, targets } = this.#options;
    const directory = targets.cluster(name);
    return this.#clusters.get(name, () =>
      this.#ask(`cluster ${name}`, () => directory.describe({ signal })),
    );
  }

  async namespace(
    cluster: string,
    name: string,
  ): Promise<NamespaceDescription> {
    const { signal, targets } = this.#options;
    const directory = targets.cluster(cluster);
    return this.#namespaces.get(`${name}\n${cluster}`, () =>
      this.#ask(`namespace ${name} of cluster ${cluster}`, () =>
        directory.describeNamespace(name, { signal }),
      ),
    );
  }

  async deliveryInstances(): Promise<DeliveryInstanceList> {
    const { deliveryInstances } = this.#options.targets;
    return {
      instances: await Promise.all(
        deliveryInstances.map(directory =>
          this.#delivery.get(directory.instance, () =>
            this.#describeInstance(directory),
          ),
        ),
      ),
    };
  }

  async metricsInstances(): Promise<MetricsInstanceList> {
    const { metricsInstances } = this.#options.targets;
    return {
      instances: metricsInstances.map(({ name, clusters }) => ({
        name,
        clusters: clusters && [...clusters],
      })),
    };
  }

  async gitHosts(): Promise<GitHostList> {
    return { hosts: this.#options.gitHosts };
  }

  async serviceName(request: {
    name: string;
    instance?: string;
  }): Promise<ServiceNameAnswer> {
    const { name, instance } = request;
    const { targets } = this.#options;
    const delivery =
      instance === undefined
        ? targets.deliveryInstances
        : [targets.deliveryInstance(instance)];
    return this.#names.get(`${name}\n${instance ?? ''}`, () =>
      findNameClaims(name, delivery, this.#options),
    );
  }

  /** One instance that fails in a way that nobody foresaw hides none of the others. */
  async #describeInstance(
    directory: DeliveryDirectory,
  ): Promise<DeliveryInstance> {
    const { logger, signal } = this.#options;
    const name = directory.instance;
    try {
      return await directory.describe({ signal });
    } catch (error) {
      logger.error(`${name} failed to be described: ${stringifyError(error)}`);
      return {
        name,
        state: 'unreachable',
        message: `'${name}' could not be read; the log of the backend says why.`,
      };
    }
  }

  async #ask<T>(what: string, ask: () => Promise<T>): Promise<T> {
    const { logger, signal } = this.#options;
    try {
      return await ask();
    } catch (error) {
      throw foreseen(error, 'A directory', { logger, signal, what });
    }
  }
}
