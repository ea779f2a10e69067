import type { SourceState } from '@flightdeck/plugin-environments-common';
import { ArgocdError } from '../client/ArgocdError';

/** How the watching of one instance goes. */
export interface WatcherStatus {
  state: SourceState;
  message: string;
  asOf?: Date;
  /** Applications that were sent and could not be read. */
  unreadable: number;
}

/** Whether the server itself said no, rather than that it was away. */
export function isVerdict(
  failure: string,
): failure is 'unauthorized' | 'forbidden' | 'unsupported' {
  return ['unauthorized', 'forbidden', 'unsupported'].includes(failure);
}

export function stateOf(error: unknown): SourceState {
  return error instanceof ArgocdError && isVerdict(error.failure)
    ? error.failure
    : 'unreachable';
}
