import { z } from 'zod';
import { flag, listOf, text } from './lenient';
import { conditionsSchema, objectMetadataSchema } from './metadata';

/**
 * What is kept of a Node. Its zone is among its labels.
 *
 * @public
 */
export const nodeSchema = z.object({
  metadata: objectMetadataSchema,
  spec: z
    .object({
      unschedulable: flag,
      taints: listOf(
        z.object({ key: z.string(), effect: text, timeAdded: text }),
      ),
    })
    .catch({ taints: [] }),
  status: z.object({ conditions: conditionsSchema }).catch({ conditions: [] }),
});

/** @public */
export type Node = z.infer<typeof nodeSchema>;
