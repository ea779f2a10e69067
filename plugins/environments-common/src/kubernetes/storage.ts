import { z } from 'zod';
import { flag, maybe, text } from './lenient';
import { objectMetadataSchema } from './metadata';

const DEFAULT_STORAGE_CLASS = 'storageclass.kubernetes.io/is-default-class';

/**
 * What is kept of a StorageClass.
 *
 * @public
 */
export const storageClassSchema = z
  .object({
    metadata: objectMetadataSchema,
    provisioner: text,
    volumeBindingMode: text,
    allowVolumeExpansion: flag,
    // Of the parameters only the harmless: others name Secrets.
    parameters: maybe(z.object({ encrypted: text, type: text })),
  })
  .transform(storageClass => ({
    ...storageClass,
    isDefault:
      storageClass.metadata.annotations[DEFAULT_STORAGE_CLASS] === 'true',
  }));

/** @public */
export type StorageClass = z.infer<typeof storageClassSchema>;

/**
 * What is kept of a PersistentVolume.
 *
 * @public
 */
export const persistentVolumeSchema = z.object({
  metadata: objectMetadataSchema,
  spec: z
    .object({
      storageClassName: text,
      persistentVolumeReclaimPolicy: text,
      claimRef: maybe(z.object({ namespace: text, name: text })),
    })
    .catch({}),
  status: z.object({ phase: text, reason: text, message: text }).catch({}),
});

/** @public */
export type PersistentVolume = z.infer<typeof persistentVolumeSchema>;
