import { z } from 'zod';

/** What is read of an object that will be applied; all else is kept. */
export const manifestSchema = z.looseObject({
  apiVersion: z.string(),
  kind: z.string(),
  metadata: z.looseObject({
    name: z.string().optional(),
    namespace: z.string().optional(),
    annotations: z.record(z.string(), z.unknown()).optional(),
  }),
});

/** An object that will be applied to a cluster. */
export type Manifest = z.infer<typeof manifestSchema>;
