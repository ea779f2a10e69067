import type {
  EnvironmentDefinition,
  WorkloadRef,
} from '@flightdeck/plugin-environments-common';

/**
 * A workload as it stands in the cluster, read just now.
 *
 * @public
 */
export interface ControlledWorkload {
  workload: WorkloadRef;
  /** Wanted; absent for a DaemonSet. */
  replicas?: number;
  pods: number;
  /** The autoscaler that sets its replicas. */
  autoscaler?: { name: string; min: number; max: number };
  /** What the last restart left: see `restart`. */
  restartMark?: string;
  /** How its Pods are replaced, for example `RollingUpdate`; `OnDelete` replaces none. */
  strategy?: string;
  paused: boolean;
  /** Changes with every change of what is wanted. */
  generation: number;
  /** How many Pods a restart replaces: fewer than all where it is paused or partitioned. */
  replacedByRestart?: number;
  /** How many Pods are sure to serve while a restart goes on. */
  servingDuringRestart?: number;
  /** The PodDisruptionBudgets that protect its Pods. */
  budgets?: {
    name: string;
    /** What it always wants, where it names a number. */
    minAvailable?: number;
    /** What it wants now, however it says so. */
    desiredHealthy?: number;
    allowsNone: boolean;
  }[];
  /** Whether something other than `autoscaler` decides when it is scaled to zero: KEDA. */
  scaledFromZero?: boolean;
  /** What our account may not do, each with a sentence that names the right. */
  forbidden?: { restart?: string; scale?: string };
  /** Sentences: what could not be found out. */
  doubts?: string[];
}

/**
 * How a change of a workload goes.
 *
 * @public
 */
export interface WorkloadProgress {
  state: 'running' | 'succeeded' | 'failed';
  /** A sentence. */
  message: string;
}

/**
 * Restarts and scales workloads of environments. Only of namespaces that are an environment's own.
 *
 * Throws as `DeliveryEngine` does: NotFoundError, InputError when the cluster refuses, ConflictError
 * when the workload changed, ServiceUnavailableError when nobody knows.
 *
 * @public
 */
export interface WorkloadController {
  /** For example `kubernetes`. */
  readonly id: string;

  read(
    environment: EnvironmentDefinition,
    workload: WorkloadRef,
    options: { signal: AbortSignal },
  ): Promise<ControlledWorkload>;

  /**
   * Replaces its Pods one after another: those that are older than `at`, when it was asked for. The
   * same `mark`, which comes with the same time, changes nothing a second time.
   */
  restart(
    environment: EnvironmentDefinition,
    request: {
      workload: WorkloadRef;
      mark: string;
      at: Date;
      requestedBy: string;
    },
    options: { signal: AbortSignal },
  ): Promise<void>;

  scale(
    environment: EnvironmentDefinition,
    request: { workload: WorkloadRef; replicas: number; requestedBy: string },
    options: { signal: AbortSignal },
  ): Promise<void>;

  /**
   * Tells how the workload comes to what is wanted of it, each time that changes; the last is not
   * `running`. Keeps trying while the cluster is away, until `signal` aborts.
   */
  follow(
    environment: EnvironmentDefinition,
    workload: WorkloadRef,
    options: { signal: AbortSignal },
  ): AsyncGenerator<WorkloadProgress, void, void>;
}
