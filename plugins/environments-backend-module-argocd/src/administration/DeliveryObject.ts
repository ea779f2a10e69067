import type { JsonObject } from '@backstage/types';
import { z } from 'zod';

const texts = z
  .record(z.string(), z.string())
  .nullish()
  .transform(values => values ?? {});

const jsonObjectSchema = z.custom<JsonObject>(
  value => typeof value === 'object' && value !== null && !Array.isArray(value),
);

/** A project or an application, in a file or as Argo CD answers with it. */
export const deliveryObjectSchema = z
  .object({
    metadata: z.object({
      name: z.string(),
      labels: texts,
      annotations: texts,
      finalizers: z
        .array(z.string())
        .nullish()
        .transform(names => names ?? []),
      deletionTimestamp: z.string().nullish(),
    }),
    spec: jsonObjectSchema,
  })
  .transform(({ metadata, spec }): DeliveryObject => {
    const { deletionTimestamp, ...rest } = metadata;
    return { ...rest, spec, deleting: Boolean(deletionTimestamp) };
  });

/**
 * A project or an application of Argo CD, as it is written. Its sources may hold secret values: it
 * is for comparing and creating, never for showing.
 *
 * @public
 */
export interface DeliveryObject {
  name: string;
  labels: Readonly<Record<string, string>>;
  annotations: Readonly<Record<string, string>>;
  finalizers: readonly string[];
  spec: JsonObject;
  /** Whether Argo CD is deleting it. */
  deleting: boolean;
}

/** What is sent to create one. Argo CD chooses the namespace: its own. */
export function toBody(object: DeliveryObject): JsonObject {
  const { name, labels, annotations, finalizers, spec } = object;
  return {
    metadata: {
      name,
      labels: { ...labels },
      annotations: { ...annotations },
      finalizers: [...finalizers],
    },
    spec,
  };
}
