import type {
  TargetProblem,
  TargetState,
} from '@flightdeck/plugin-environments-common';
import { ClusterError } from '../client/ClusterError';

/** Reads parts of a cluster side by side, and keeps what could not be read and why. */
export class Findings {
  readonly #cluster: string;
  readonly #signal: AbortSignal;
  readonly problems: TargetProblem[] = [];

  constructor(cluster: string, signal: AbortSignal) {
    this.#cluster = cluster;
    this.#signal = signal;
  }

  /** Nothing where the part cannot be read, which becomes a problem. */
  async read<T>(what: string, read: () => Promise<T>): Promise<T | undefined> {
    try {
      return await read();
    } catch (error) {
      if (!(error instanceof ClusterError)) {
        throw error;
      }
      this.#signal.throwIfAborted();
      this.problems.push({
        what,
        state: stateOf(error),
        message:
          error.failure === 'forbidden'
            ? `The configured credentials may not read ${what} of cluster '${
                this.#cluster
              }'.`
            : error.message,
      });
      return undefined;
    }
  }
}

/** The state of a cluster that answered with a failure, or not at all. */
export function stateOf(error: ClusterError): Exclude<TargetState, 'ok'> {
  return error.failure === 'gone' ? 'unreachable' : error.failure;
}
