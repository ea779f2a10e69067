import { z } from 'zod';

/**
 * The signal channel that says which environments changed. It is a hint: whoever hears it reads
 * again, with their own rights.
 *
 * @public
 */
export const ENVIRONMENTS_CHANGED_CHANNEL = 'environments:changed';

/** @public */
export const environmentsChangedSchema = z.object({
  refs: z.array(z.string()),
});

/** @public */
export type EnvironmentsChanged = z.infer<typeof environmentsChangedSchema>;
