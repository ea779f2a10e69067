import { z } from 'zod';

/** A page of a list, as the API server answers it. */
export const listSchema = z.object({
  metadata: z.object({
    resourceVersion: z.string(),
    continue: z.string().optional(),
  }),
  items: z
    .array(z.unknown())
    .nullish()
    .transform(items => items ?? []),
});

/** What is read of every object before it is projected. */
export const identitySchema = z.object({
  metadata: z.object({
    name: z.string(),
    namespace: z.string().default(''),
    uid: z.string().default(''),
    resourceVersion: z.string().default(''),
  }),
});

const bookmarkSchema = z.object({
  metadata: z.object({ resourceVersion: z.string() }),
});

/** A line of a watch. */
export const watchLineSchema = z.discriminatedUnion('type', [
  z.object({
    type: z.enum(['ADDED', 'MODIFIED', 'DELETED']),
    object: z.unknown(),
  }),
  z.object({ type: z.literal('BOOKMARK'), object: bookmarkSchema }),
  z.object({
    type: z.literal('ERROR'),
    object: z.object({ code: z.number().catch(500) }).catch({ code: 500 }),
  }),
]);

/** What a group serves in one version. */
export const resourceListSchema = z.object({
  resources: z.array(z.object({ name: z.string() })),
});

/** A group, and in which versions it is served. */
export const apiGroupSchema = z.object({
  versions: z.array(z.object({ version: z.string() })),
});
