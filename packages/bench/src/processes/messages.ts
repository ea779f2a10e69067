import { z } from 'zod';

/** What the benchmark asks a process that it started. */
export const questionSchema = z.object({
  id: z.number(),
  name: z.string(),
  input: z.unknown().optional(),
});

/** What that process answers. */
export const answerSchema = z.object({
  id: z.number(),
  output: z.unknown().optional(),
  error: z.string().optional(),
});
