import { InputError } from '@backstage/errors';
import { z } from 'zod';
import type { ObjectName } from '../../services/InspectionService';
import { kindSchema, namespaceNameSchema, objectNameSchema } from './names';

/** Stands for the namespace of an object that is in none. */
const NONE = '-';

const paramsSchema = z.object({
  kind: kindSchema,
  objectNamespace: z.union([z.literal(NONE), namespaceNameSchema], {
    error: `it is neither the name of a namespace nor ${NONE}`,
  }),
  objectName: objectNameSchema,
});

/** The object that a path names. */
export function parseObjectName(params: unknown): ObjectName {
  const parsed = paramsSchema.safeParse(params);
  if (!parsed.success) {
    const [{ path, message }] = parsed.error.issues;
    throw new InputError(
      `The ${path.join('.')} in the path is not valid: ${message}.`,
    );
  }
  const { kind, objectNamespace, objectName } = parsed.data;
  return {
    kind,
    namespace: objectNamespace === NONE ? undefined : objectNamespace,
    name: objectName,
  };
}
