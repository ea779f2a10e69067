import { z } from 'zod';

const errorsSchema = z.object({ __errors: z.array(z.string()) });

/** What the form found wrong with a part of an answer. */
export function errorsAt(errorSchema: object | undefined, part: string) {
  const found = Object.entries(errorSchema ?? {}).find(([key]) => key === part);
  return errorsSchema.safeParse(found?.[1]).data?.__errors ?? [];
}
