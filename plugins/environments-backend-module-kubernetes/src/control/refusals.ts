import {
  ConflictError,
  InputError,
  ServiceUnavailableError,
} from '@backstage/errors';
import type {
  EnvironmentDefinition,
  WorkloadRef,
} from '@flightdeck/plugin-environments-common';
import { ClusterError } from '../client/ClusterError';
import { noSuchObject } from '../inspect/refusals';

/** Statuses of a change that is wrong in itself. */
const INVALID: readonly (number | undefined)[] = [400, 405, 413, 415, 422];

/**
 * The error of a change that was not made. All but a ServiceUnavailableError say that the cluster
 * surely did nothing.
 */
export function toControlError(
  error: unknown,
  options: {
    environment: EnvironmentDefinition;
    workload: WorkloadRef;
    cluster: string;
    /** What the account lacks, when it does. */
    lack: string | undefined;
  },
): unknown {
  if (!(error instanceof ClusterError)) {
    return error;
  }
  const { environment, workload, cluster, lack } = options;
  const what = `${workload.kind} ${workload.name}`;
  const { failure, status } = error;
  if (status === 404) {
    return noSuchObject(environment, workload);
  }
  if (status === 409) {
    return new ConflictError(
      `${what} changed while it was about to be changed.`,
    );
  }
  if (failure === 'forbidden') {
    return new InputError(
      lack ??
        `Cluster '${cluster}' does not allow this change of ${what}: an admission rule refuses it.`,
    );
  }
  if (failure === 'unauthorized') {
    return new InputError(error.message);
  }
  return INVALID.includes(status)
    ? new InputError(`Cluster '${cluster}' refuses this change of ${what}.`)
    : new ServiceUnavailableError(error.message);
}
