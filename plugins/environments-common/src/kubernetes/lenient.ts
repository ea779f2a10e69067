import { z } from 'zod';

/**
 * A field that is read when it has the right shape and is absent otherwise. A malformed field is
 * a missing fact: it must not hide the rest of the object.
 */
export function maybe<T extends z.ZodType>(schema: T) {
  return schema.optional().catch(undefined);
}

/**
 * A list whose malformed members are left out, and which is empty when it is no list at all.
 */
export function listOf<T extends z.ZodType>(schema: T) {
  return (
    z
      .array(z.unknown())
      // Most lists are absent, and an error that is caught costs more than asking first.
      .optional()
      .catch(undefined)
      .transform((items = []) =>
        items.flatMap((item): z.output<T>[] => {
          const parsed = schema.safeParse(item);
          return parsed.success ? [parsed.data] : [];
        }),
      )
  );
}

/** Text by text, such as labels. Members that are not text are left out. */
export const textMap = z
  .record(z.string(), z.unknown())
  .optional()
  .catch(undefined)
  .transform(map => {
    const result: Record<string, string> = {};
    for (const [key, value] of Object.entries(map ?? {})) {
      if (typeof value === 'string') {
        result[key] = value;
      }
    }
    return result;
  });

export const text = maybe(z.string());
export const count = maybe(z.number());
export const flag = maybe(z.boolean());
