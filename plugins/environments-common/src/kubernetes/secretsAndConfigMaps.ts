import { z } from 'zod';
import { text } from './lenient';
import { objectMetadataSchema } from './metadata';

/** The names of the entries of a map; what they hold is dropped at once. */
const keysSchema = z
  .record(z.string(), z.unknown())
  .optional()
  .catch(undefined)
  .transform(map => Object.keys(map ?? {}));

/**
 * What is kept of a Secret: its name, its type and the names of its keys, never a value.
 *
 * @public
 */
export const secretSchema = z
  .object({ metadata: objectMetadataSchema, type: text, data: keysSchema })
  .transform(({ metadata, type, data }) => ({ metadata, type, keys: data }));

/** @public */
export type Secret = z.infer<typeof secretSchema>;

/**
 * What is kept of a ConfigMap: its name and the names of its keys, never a value.
 *
 * @public
 */
export const configMapSchema = z
  .object({
    metadata: objectMetadataSchema,
    data: keysSchema,
    binaryData: keysSchema,
  })
  .transform(({ metadata, data, binaryData }) => ({
    metadata,
    keys: [...data, ...binaryData],
  }));

/** @public */
export type ConfigMap = z.infer<typeof configMapSchema>;
