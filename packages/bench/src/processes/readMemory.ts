import { z } from 'zod';

/** In bytes. */
export const memorySchema = z.object({ rss: z.number(), heap: z.number() });

export type Memory = z.infer<typeof memorySchema>;

/** What this process holds when all that nobody needs is let go. */
export function readMemory(): Memory {
  if (!global.gc) {
    throw new Error('Memory can only be read with --expose-gc.');
  }
  global.gc();
  global.gc();
  const { rss, heapUsed, external } = process.memoryUsage();
  return { rss, heap: heapUsed + external };
}
