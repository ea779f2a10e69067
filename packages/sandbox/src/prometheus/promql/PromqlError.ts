/** Why a query has no answer, as Prometheus' API tells it. */
export class PromqlError extends Error {
  /** `bad_data` is answered with 400, `execution` with 422. */
  readonly errorType: 'bad_data' | 'execution';

  constructor(errorType: PromqlError['errorType'], message: string) {
    super(message);
    this.name = 'PromqlError';
    this.errorType = errorType;
  }
}
