/** Why Argo CD did not do as asked. */
export type ArgocdFailure =
  | 'unreachable'
  | 'unauthorized'
  | 'forbidden'
  | 'not-found'
  | 'refused'
  | 'unsupported';

/**
 * A failure to be told of as a state or as an error of our own; never to be thrown at a caller of
 * this module, who would take the upstream's 401 for ours.
 */
export class ArgocdError extends Error {
  readonly failure: ArgocdFailure;

  constructor(failure: ArgocdFailure, message: string) {
    super(message);
    this.name = 'ArgocdError';
    this.failure = failure;
  }
}
