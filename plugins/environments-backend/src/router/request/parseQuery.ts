import { InputError } from '@backstage/errors';
import { z } from 'zod';

/** Parameters of a query that were given once; a list or an object is refused by name. */
const onceSchema = z.record(
  z.string(),
  z.string({ error: 'it must be given once, as text' }),
);

/** Reads the query of a request; says which parameter is wrong. */
export function parseQuery<T extends z.ZodType>(
  schema: T,
  query: unknown,
): z.output<T> {
  return parse(schema, parse(onceSchema, query));
}

function parse<T extends z.ZodType>(schema: T, query: unknown): z.output<T> {
  const parsed = schema.safeParse(query);
  if (!parsed.success) {
    const [{ path, message }] = parsed.error.issues;
    const sentence = message.charAt(0).toLowerCase() + message.slice(1);
    throw new InputError(
      `The ${
        path.join('.') || 'query'
      } in the query is not valid: ${sentence}.`,
    );
  }
  return parsed.data;
}
