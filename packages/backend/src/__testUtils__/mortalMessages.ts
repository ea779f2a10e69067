import type { JsonObject } from '@backstage/types';
import { z } from 'zod';
import { deadlyStatementSchema } from './DeadlyStatement';

const jsonObjectSchema = z
  .record(z.string(), z.json())
  .transform((value): JsonObject => value);

/** What a backend in a process of its own is told to do. */
export const mortalOrderSchema = z.discriminatedUnion('do', [
  z.object({ do: z.literal('start'), config: jsonObjectSchema }),
  z.object({ do: z.literal('arm'), statement: deadlyStatementSchema }),
]);

export type MortalOrder = z.infer<typeof mortalOrderSchema>;

/** What it answers once that is done. */
export const mortalAnswerSchema = z.union([
  z.object({ done: z.literal('start'), port: z.number() }),
  z.object({ done: z.literal('arm') }),
]);
