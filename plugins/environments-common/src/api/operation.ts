import { z } from 'zod';
import { actionOrderSchema } from '../delivery/ActionOrder';
import { operationResourceSchema } from '../delivery/Application';
import { breakGlassSchema } from '../delivery/BreakGlass';
import { deliveryActionSchema } from '../delivery/DeliveryAction';

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
 * One part of an operation: what is done to one application, workload or repository.
 *
 * @public
 */
export const operationStepSchema = z.object({
  /** For example `sync`, `rollback`, `pause`, `commit`. */
  kind: z.string(),
  /** What it is done to, for example an application's name. */
  subject: z.string(),
  /** `undone` was done and taken back, as a later part could not be done. */
  state: z.enum([
    'waiting',
    'running',
    'succeeded',
    'failed',
    'lost',
    'skipped',
    'undone',
  ]),
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
  action: deliveryActionSchema,
  order: actionOrderSchema,
  /** What it was to do, as its preview said it. */
  summary: z.string(),
  state: operationStateSchema,
  /** Entity ref of the person. */
  requestedBy: z.string(),
  startedAt: z.string(),
  finishedAt: z.string().optional(),
  /** What happened, as a sentence. */
  message: z.string(),
  steps: z.array(operationStepSchema),
  /** For example the pull request that it opened. */
  links: z.array(z.object({ title: z.string(), url: z.string() })),
  /** Set when it went ahead in spite of blockers: why. */
  breakGlass: breakGlassSchema.optional(),
});

/** @public */
export type Operation = z.infer<typeof operationSchema>;
