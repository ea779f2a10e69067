import { z } from 'zod';

const text = z.string().nullish();

/** The answer of `GET /api/v1/clusters`; only what names a destination is read of it. */
export const clusterListSchema = z.object({
  items: z
    .array(z.object({ name: text, server: text }))
    .nullish()
    .transform(items => items ?? []),
});

/** The answer of `GET /api/v1/projects/NAME`. */
export const projectSchema = z.object({
  metadata: z.object({ name: z.string() }),
});

/** The answer of `GET /api/v1/applications`. */
export const applicationNamesSchema = z.object({
  items: z
    .array(
      z.object({
        metadata: z.object({ name: z.string(), namespace: text }),
      }),
    )
    .nullish()
    .transform(items => items ?? []),
});

/** The answer of `GET /api/v1/account/can-i/…`. */
export const canSchema = z.object({ value: z.string() });
