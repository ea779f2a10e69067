/**
 * Why a cluster did not answer as asked. `gone` means that the resource version or the continue
 * token is too old: list again.
 */
export type ClusterFailure =
  | 'unreachable'
  | 'unauthorized'
  | 'forbidden'
  | 'unsupported'
  | 'gone';

/**
 * A request to a cluster failed. The message is a sentence for people and names the cluster; it
 * holds no URL, no header and no answer of the server.
 */
export class ClusterError extends Error {
  readonly failure: ClusterFailure;

  /** Whether the server answered at all. */
  readonly answered: boolean;

  /** The HTTP status of the answer, where there was one. */
  readonly status: number | undefined;

  /** Nothing came for as long as was to be waited. */
  readonly silent: boolean;

  constructor(
    failure: ClusterFailure,
    message: string,
    options: { answered?: boolean; status?: number; silent?: boolean } = {},
  ) {
    super(message);
    this.name = 'ClusterError';
    this.failure = failure;
    this.answered = options.answered ?? false;
    this.status = options.status;
    this.silent = options.silent ?? false;
  }
}
