import { z } from 'zod';
import { listOf } from './lenient';
import { objectMetadataSchema } from './metadata';

/**
 * What is kept of a ServiceAccount.
 *
 * @public
 */
export const serviceAccountSchema = z.object({
  metadata: objectMetadataSchema,
  imagePullSecrets: listOf(z.object({ name: z.string() })),
});

/** @public */
export type ServiceAccount = z.infer<typeof serviceAccountSchema>;
