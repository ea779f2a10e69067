import { KubeObject } from './Cluster';

/** What `kubectl logs` may ask for. */
export interface PodLogOptions {
  /** Stay and yield lines as they come, until the container ends or the signal fires. */
  follow: boolean;
  /** The log of the container before its last restart. */
  previous: boolean;
  /** Each line begins with its time, RFC 3339 with fractions, and a space. */
  timestamps: boolean;
  /** Only the last so many lines. */
  tailLines?: number;
  /** Only lines younger than this. */
  sinceSeconds?: number;
  /** Only lines from this time on, RFC 3339. */
  sinceTime?: string;
  /** Fires when the reader is gone. */
  signal: AbortSignal;
}

/** Where the API server gets container logs: the part that a kubelet plays. */
export interface PodLogSource {
  /**
   * Yields whole lines without their line ends. The container is one that the pod's spec names.
   * Throws a `StatusError` (400 BadRequest) when there is no log to read, as for a container
   * that waits to start, or `previous` without a restart; before the first line.
   */
  read(
    pod: KubeObject,
    container: string,
    options: PodLogOptions,
  ): AsyncIterable<string>;
}
