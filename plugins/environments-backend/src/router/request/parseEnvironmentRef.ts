import { stringifyEntityRef } from '@backstage/catalog-model';
import { InputError } from '@backstage/errors';
import { z } from 'zod';

/** As the catalog allows names and namespaces of entities. */
const NAME = /^[A-Za-z0-9]([-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?$/;

const paramsSchema = z.object({
  namespace: z.string().regex(NAME),
  name: z.string().regex(NAME),
});

/** The entity ref of the environment that a path names. */
export function parseEnvironmentRef(params: unknown): string {
  return parseRef('resource', params);
}

/** The entity ref of the system that a path names. */
export function parseSystemRef(params: unknown): string {
  return parseRef('system', params);
}

function parseRef(kind: string, params: unknown): string {
  const parsed = paramsSchema.safeParse(params);
  if (!parsed.success) {
    const part = parsed.error.issues[0].path.join('.');
    throw new InputError(
      `The ${part} in the path is not valid: entities are named with at most 63 letters, digits, hyphens, dots and underscores.`,
    );
  }
  return stringifyEntityRef({ kind, ...parsed.data });
}
