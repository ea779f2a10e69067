import { CustomErrorBase } from '@backstage/errors';
import type { SourceState } from '@flightdeck/plugin-environments-common';

/** A server did not answer as it should; the message is a sentence for a person. */
export class UpstreamUnavailableError extends CustomErrorBase {
  override name = 'UpstreamUnavailableError' as const;
  readonly state: SourceState;

  constructor(state: SourceState, message: string) {
    super(message);
    this.state = state;
  }
}

/** The server is well and does not accept the query. */
export class QueryRefusedError extends CustomErrorBase {
  override name = 'QueryRefusedError' as const;
  /** Whether it would be refused for all namespaces: it is not PromQL. */
  readonly malformed: boolean;

  constructor(message: string, options: { malformed: boolean }) {
    super(message);
    this.malformed = options.malformed;
  }
}
