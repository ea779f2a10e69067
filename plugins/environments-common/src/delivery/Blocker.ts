import { z } from 'zod';

/**
 * Something that keeps an action from being run now, and what opens it.
 *
 * @public
 */
export const blockerSchema = z.object({
  /**
   * `window` nobody may deploy now; `hold` an environment is pinned; `operation` another one runs;
   * `condition` the engine reports an error that makes the action pointless; `automation` something
   * would undo the action; `impossible` it cannot be done, whoever asks; `checklist` one is open.
   */
  code: z.enum([
    'window',
    'hold',
    'operation',
    'condition',
    'automation',
    'impossible',
    'checklist',
  ]),
  /** A sentence that names the thing. */
  message: z.string(),
  /** ISO 8601 time at which it opens by itself; absent when nobody knows. */
  opensAt: z.string().optional(),
  /** Whether someone with the right to may go ahead with a reason: break-glass. */
  overridable: z.boolean(),
  /** The item of the checklist that is open, where it is one. */
  itemId: z.string().optional(),
  /** A sentence: what to do instead, or what opens it. */
  remedy: z.string().optional(),
});

/** @public */
export type Blocker = z.infer<typeof blockerSchema>;
