import type { UsageSource } from '../controllers/autoscaler/UsageSource';
import { readPod } from '../controllers/objects/pod';
import { amountOf } from '../controllers/amountOf';
import type { KubeObject } from '../kubernetes/Cluster';
import { hash, seededRandom } from './random';
import { residentMemory } from './residentMemory';
import { isApplication } from './readApplications';

/** A metrics server measures so often. */
const WINDOW_SECONDS = 15;
/** By how much of it the use of processor time goes up and down. */
const CPU_SWING = 0.2;
const MEMORY_SWING = 0.04;

export interface Usage {
  cpuCores: number;
  memoryBytes: number;
}

export interface ContainerUsage extends Usage {
  name: string;
}

export interface PodUsageModelOptions {
  /** What Pods use on average: what the autoscaler goes by. */
  average: UsageSource;
  clock: () => Date;
  seed?: number;
}

/**
 * What the containers of a Pod use, as a metrics server measures it: around the average that the
 * autoscaler sees, a little different in each window.
 */
export class PodUsageModel {
  readonly #options: PodUsageModelOptions;

  constructor(options: PodUsageModelOptions) {
    this.#options = options;
  }

  /** The end of the last window. */
  now(): Date {
    const seconds = this.#options.clock().getTime() / 1000;
    return new Date(
      Math.floor(seconds / WINDOW_SECONDS) * WINDOW_SECONDS * 1000,
    );
  }

  /** Undefined for a Pod that does not run. */
  read(
    object: KubeObject,
  ): { at: Date; containers: ContainerUsage[] } | undefined {
    const { average, seed = 1 } = this.#options;
    const cpu = average.cpu(object);
    const memory = average.memory(object);
    if (cpu === undefined || memory === undefined) {
      return undefined;
    }
    const at = this.now();
    const { name } = object.metadata;
    const random = seededRandom(hash(`${seed}/${name}/${at.getTime()}`));
    const swing = (share: number) => 1 + share * (2 * random() - 1);
    const { containers } = readPod(object).spec;
    const parts = sharesOf(containers.map(({ resources }) => resources));
    const cpuCores = cpu * swing(CPU_SWING);
    // The same as Prometheus tells of the applications that it scrapes.
    const isMeasured =
      isApplication(object) && average.declaredMemory?.(object) === undefined;
    const memoryBytes = isMeasured
      ? residentMemory(name, random)
      : memory * swing(MEMORY_SWING);
    return {
      at,
      containers: containers.map((container, index) => ({
        name: container.name,
        cpuCores: cpuCores * parts[index],
        memoryBytes: memoryBytes * parts[index],
      })),
    };
  }
}

/** How the containers of a Pod divide what it uses: by what they ask for. */
function sharesOf(
  resources: readonly {
    requests: Record<string, string | number>;
    limits: Record<string, string | number>;
  }[],
): number[] {
  const weights = resources.map(({ requests, limits }) =>
    amountOf(requests.cpu ?? limits.cpu),
  );
  const sum = weights.reduce((total, weight) => total + weight, 0);
  return weights.map(weight => (sum > 0 ? weight / sum : 1 / weights.length));
}
