import { z } from 'zod';
import { operationResourceSchema } from '../delivery/Application';

/**
 * How an operation is doing. `lost` says that it was started and that nobody can tell how it
 * ended.
 *
 * @public
 */
export const operationStateSchema = z.enum([
  'running',
  'succeeded',
  'failed',
  'lost',
]);

/** @public */
export type OperationState = z.infer<typeof operationStateSchema>;

/**
 * What became of one application in an operation.
 *
 * @public
 */
export const operationStepSchema = z.object({
  application: z.string(),
  state: z.enum(['waiting', 'running', 'succeeded', 'failed', 'lost']),
  message: z.string(),
  revisions: z.array(z.string()),
  resources: z.array(operationResourceSchema),
});

/** @public */
export type OperationStep = z.infer<typeof operationStepSchema>;

/**
 * An action on an environment, from its start to its end.
 *
 * @public
 */
export const operationSchema = z.object({
  /** The key that the client made. */
  id: z.string(),
  environmentRef: z.string(),
  action: z.enum(['sync']),
  state: operationStateSchema,
  /** Entity ref of the person. */
  requestedBy: z.string(),
  startedAt: z.string(),
  finishedAt: z.string().optional(),
  /** What happened, as a sentence. */
  message: z.string(),
  steps: z.array(operationStepSchema),
});

/** @public */
export type Operation = z.infer<typeof operationSchema>;
