import { z } from 'zod';
import { actionOrderSchema } from '../delivery/ActionOrder';
import { deedSchema } from '../delivery/ActionPreview';

/**
 * The body of `POST /v1/environments/:namespace/:name/actions/preview`.
 *
 * @public
 */
export const previewRequestSchema = z.object({ order: actionOrderSchema });

/** @public */
export type PreviewRequest = z.input<typeof previewRequestSchema>;

/**
 * The body of `POST /v1/environments/:namespace/:name/actions`.
 *
 * @public
 */
export const actionRequestSchema = z.object({
  /** Made by the client; the same key never starts a second operation. */
  key: z.string().uuid(),
  order: actionOrderSchema,
  /** The deeds of the preview that the person saw and agreed to. */
  seen: z.array(deedSchema).max(2_000),
  /** What the person typed, where the preview asks for it. */
  confirmation: z.string().max(253).optional(),
  /** To go ahead in spite of blockers that may be overridden. */
  breakGlass: z
    .object({
      reason: z
        .string()
        .trim()
        .min(10, 'it says why, in ten characters or more')
        .max(500, 'it has more than 500 characters'),
    })
    .optional(),
});

/** @public */
export type ActionRequest = z.input<typeof actionRequestSchema>;
