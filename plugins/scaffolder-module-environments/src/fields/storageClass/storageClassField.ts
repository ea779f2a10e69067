import { makeFieldSchema } from '@backstage/plugin-scaffolder-react';
import { StorageClassField } from './StorageClassField';

export const storageClassSchema = makeFieldSchema({ output: z => z.string() });

/** Asks for a storage class: usually one that the cluster has. */
export const storageClassField = {
  name: 'FlightdeckStorageClass',
  component: StorageClassField,
  schema: storageClassSchema,
};
