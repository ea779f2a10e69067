import { InputError } from '@backstage/errors';
import { z } from 'zod';
import { namespaceNameSchema } from './names';
import { parseQuery } from './parseQuery';

/** Clusters are named by the configuration, as it pleases whoever wrote it. */
const clusterSchema = z
  .string()
  .min(1)
  .max(253, 'it has more than 253 characters');

const serviceNameSchema = z
  .string()
  .max(63, 'it has more than 63 characters')
  .regex(/^[a-z]([a-z0-9-]*[a-z0-9])?$/, 'it is not the name of a service');

const instanceSchema = z.object({
  instance: z.string().min(1).max(253).optional(),
});

/** The cluster that a path names. */
export function parseClusterName(params: unknown): string {
  return parse(z.object({ cluster: clusterSchema }), params).cluster;
}

/** The namespace of a cluster that a path names. */
export function parseNamespaceName(params: unknown): {
  cluster: string;
  namespace: string;
} {
  return parse(
    z.object({ cluster: clusterSchema, namespace: namespaceNameSchema }),
    params,
  );
}

/** The name of a service, and the Argo CD instance that would deliver it. */
export function parseServiceName(
  params: unknown,
  query: unknown,
): { name: string; instance?: string } {
  const { name } = parse(z.object({ name: serviceNameSchema }), params);
  return { name, instance: parseQuery(instanceSchema, query).instance };
}

function parse<T extends z.ZodType>(schema: T, params: unknown): z.output<T> {
  const parsed = schema.safeParse(params);
  if (!parsed.success) {
    const [{ path, message }] = parsed.error.issues;
    throw new InputError(
      `The ${path.join('.')} in the path is not valid: ${message}.`,
    );
  }
  return parsed.data;
}
