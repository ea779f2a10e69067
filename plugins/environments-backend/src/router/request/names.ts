import {
  isNamespaceName,
  isObjectName,
} from '@flightdeck/plugin-environments-common';
import { z } from 'zod';

/** The parts by which requests name objects of a cluster. */
export const kindSchema = z
  .string()
  .regex(/^[A-Z][A-Za-z0-9]{0,62}$/, 'it is not the kind of an object');

export const objectNameSchema = z
  .string()
  .refine(isObjectName, 'it is not the name of an object');

export const namespaceNameSchema = z
  .string()
  .refine(isNamespaceName, 'it is not the name of a namespace');
