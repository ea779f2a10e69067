import { InputError } from '@backstage/errors';
import type {
  EnvironmentDefinition,
  WorkloadRef,
} from '@flightdeck/plugin-environments-common';
import type {
  ControlledWorkload,
  EnvironmentSource,
  WorkloadController,
  WorkloadProgress,
} from '@flightdeck/plugin-environments-node';
import { ClusterError } from '../client/ClusterError';
import type { KubernetesConfig } from '../config/ClusterConfig';
import { ControlledClusters, type LocatedWorkload } from './ControlledClusters';
import { type ControlTiming, defaultControlTiming } from './ControlTiming';
import { describeWorkload } from './describeWorkload';
import { followWorkload } from './followWorkload';
import { judgeProgress } from './judgeProgress';
import { toControlError } from './refusals';
import { strategyOf } from './replacement';
import { markOf, restartPatch } from './restartPatch';
import { describeLack, hasRight, type WantedRight } from './rights';

/** What the cluster notes as the writer of what is changed here. */
const FIELD_MANAGER = 'flightdeck';

/** A workload whose status is written all the time is tried to be restarted so often. */
const ATTEMPTS = 5;

interface Asked {
  signal: AbortSignal;
}

/** Restarts and scales workloads of Kubernetes clusters. */
export class KubernetesController implements WorkloadController {
  readonly id = 'kubernetes';
  readonly #clusters: ControlledClusters;
  readonly #timing: ControlTiming;

  /** The source knows which objects an environment has. */
  constructor(
    config: KubernetesConfig,
    options: {
      source: Pick<EnvironmentSource, 'read'>;
      timing?: ControlTiming;
    },
  ) {
    const { source, timing = defaultControlTiming } = options;
    const { timeoutMs } = timing;
    this.#clusters = new ControlledClusters(config, { source, timeoutMs });
    this.#timing = timing;
  }

  async read(
    environment: EnvironmentDefinition,
    workload: WorkloadRef,
    { signal }: Asked,
  ): Promise<ControlledWorkload> {
    const located = this.#clusters.locate(environment, workload);
    const [live, restart, scale] = await Promise.all([
      this.#clusters.read(located, { signal }),
      this.#lack(located, undefined, signal),
      workload.kind === 'DaemonSet'
        ? undefined
        : this.#lack(located, 'scale', signal),
    ]);
    return {
      ...describeWorkload(workload, live, located.reading),
      forbidden: { restart, scale },
    };
  }

  async restart(
    environment: EnvironmentDefinition,
    request: {
      workload: WorkloadRef;
      mark: string;
      at: Date;
      requestedBy: string;
    },
    { signal }: Asked,
  ): Promise<void> {
    const { workload, mark } = request;
    const { kind, name } = workload;
    const located = this.#clusters.locate(environment, workload);
    for (let attempt = 1; ; attempt += 1) {
      const live = await this.#clusters.read(located, { signal });
      if (markOf(kind, live) === mark) {
        return;
      }
      if (strategyOf(kind, live) === 'OnDelete') {
        throw new InputError(
          `${kind} ${name} replaces only Pods that somebody deletes (OnDelete).`,
        );
      }
      const patch = restartPatch(kind, live, request);
      try {
        await this.#patch(located, located.path, patch, signal);
        return;
      } catch (error) {
        const isStale = error instanceof ClusterError && error.status === 409;
        if (!isStale || attempt === ATTEMPTS) {
          throw await this.#explain(error, located, undefined, signal);
        }
      }
    }
  }

  async scale(
    environment: EnvironmentDefinition,
    request: { workload: WorkloadRef; replicas: number; requestedBy: string },
    { signal }: Asked,
  ): Promise<void> {
    const { workload, replicas } = request;
    const { kind, name } = workload;
    if (kind === 'DaemonSet') {
      throw new InputError(
        `DaemonSet ${name} has a Pod on each of its nodes: it cannot be scaled.`,
      );
    }
    const located = this.#clusters.locate(environment, workload);
    // Whether it is the one that belongs to the environment.
    await this.#clusters.read(located, { signal });
    const patch = { spec: { replicas } };
    try {
      await this.#patch(located, `${located.path}/scale`, patch, signal);
    } catch (error) {
      const hasNone =
        located.resource.custom &&
        error instanceof ClusterError &&
        error.status === 404;
      if (!hasNone) {
        throw await this.#explain(error, located, 'scale', signal);
      }
      await this.#scaleItself(located, patch, signal);
    }
  }

  async *follow(
    environment: EnvironmentDefinition,
    workload: WorkloadRef,
    { signal }: Asked,
  ): AsyncGenerator<WorkloadProgress, void, void> {
    const look = async () => {
      const located = this.#clusters.locate(environment, workload);
      const live = await this.#clusters.read(located, { signal });
      return judgeProgress(workload, live);
    };
    yield* followWorkload(look, { timing: this.#timing, signal });
  }

  /** Ends every request. */
  async close(): Promise<void> {
    await this.#clusters.close();
  }

  /** A custom kind may be defined without the subresource. */
  async #scaleItself(
    located: LocatedWorkload,
    patch: unknown,
    signal: AbortSignal,
  ): Promise<void> {
    try {
      await this.#patch(located, located.path, patch, signal);
    } catch (error) {
      throw await this.#explain(error, located, undefined, signal);
    }
  }

  async #patch(
    { connection }: LocatedWorkload,
    path: string,
    patch: unknown,
    signal: AbortSignal,
  ): Promise<void> {
    await connection.patch(path, {
      patch,
      query: { fieldManager: FIELD_MANAGER },
      signal,
      timeoutMs: this.#timing.timeoutMs,
    });
  }

  async #explain(
    error: unknown,
    located: LocatedWorkload,
    subresource: string | undefined,
    signal: AbortSignal,
  ): Promise<unknown> {
    const { environment, workload, name } = located;
    const isForbidden =
      error instanceof ClusterError && error.failure === 'forbidden';
    return toControlError(error, {
      environment,
      workload,
      cluster: name,
      lack: isForbidden
        ? await this.#lack(located, subresource, signal)
        : undefined,
    });
  }

  /** What our account may not do with it; undefined when it may, or that is not known. */
  async #lack(
    located: LocatedWorkload,
    subresource: string | undefined,
    signal: AbortSignal,
  ): Promise<string | undefined> {
    const { connection, resource, workload } = located;
    const right: WantedRight = {
      verb: 'patch',
      group: resource.group,
      resource: resource.plural,
      subresource,
      namespace: workload.namespace,
      name: workload.name,
    };
    const { timeoutMs } = this.#timing;
    const options = { signal, timeoutMs };
    const allowed = await hasRight(connection, right, options);
    return allowed === false ? describeLack(right, located.name) : undefined;
  }
}
