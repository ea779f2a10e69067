import { CustomErrorBase } from '@backstage/errors';

/** So many streams are open that another one is refused. Answered with 429. */
export class TooManyStreamsError extends CustomErrorBase {
  name = 'TooManyStreamsError' as const;
  readonly statusCode = 429;
}
