import { z } from 'zod';
import type { ClusterConnection } from '../client/ClusterConnection';

const PAGE = 500;

/** Reads a whole list. What cannot be understood is left out. Throws ClusterError. */
export async function listAll<T extends z.ZodType>(
  connection: ClusterConnection,
  path: string,
  schema: T,
  { signal }: { signal: AbortSignal },
): Promise<z.infer<T>[]> {
  const items: unknown[] = [];
  let continueToken: string | undefined;
  do {
    const page = await connection.listPage(path, {
      limit: PAGE,
      continueToken,
      signal,
    });
    items.push(...page.items);
    continueToken = page.continueToken;
  } while (continueToken);
  return items.flatMap(item => {
    const { success, data } = schema.safeParse(item);
    return success ? [data] : [];
  });
}
