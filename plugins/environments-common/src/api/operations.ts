import { z } from 'zod';
import { operationSchema } from './operation';

/**
 * The answer of `GET /v1/environments/:namespace/:name/operations`, newest first.
 *
 * @public
 */
export const operationListSchema = z.object({
  operations: z.array(operationSchema),
});

/** @public */
export type OperationList = z.infer<typeof operationListSchema>;
