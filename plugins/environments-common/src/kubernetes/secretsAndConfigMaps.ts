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

/**
 * A Secret as sources tell of it.
 *
 * @public
 */
export type Secret = z.infer<typeof secretSchema> & {
  /** ISO 8601 time at which its data was last written, where the cluster tells. */
  updatedAt?: string;
  /** ISO 8601 end of the certificate in a Secret of type `kubernetes.io/tls`. */
  certificateExpiresAt?: string;
};

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

/**
 * A ConfigMap as sources tell of it.
 *
 * @public
 */
export type ConfigMap = z.infer<typeof configMapSchema> & {
  /** ISO 8601 time at which its data was last written, where the cluster tells. */
  updatedAt?: string;
};
