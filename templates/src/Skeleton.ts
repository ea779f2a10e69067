import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { InputError } from '@backstage/errors';
import { parse } from 'yaml';
import { z } from 'zod';

const pieceSchema = z.strictObject({
  from: z
    .string()
    .regex(/^(skeleton|shared\/[a-z0-9-]+)$/)
    .describe('`skeleton` of the template, or a folder of `shared`.'),
  to: z
    .string()
    .regex(/^[A-Za-z0-9._/[\]-]*$/)
    .default('')
    .describe('The folder of the service that it is put in.'),
  when: z
    .string()
    .optional()
    .describe('An expression over the answers; always when absent.'),
});

const skeletonSchema = z.strictObject({
  pieces: z.array(pieceSchema).min(1),
  without: z
    .array(z.strictObject({ files: z.string(), when: z.string() }))
    .default([])
    .describe('Files that are left out: a path, or a folder with a slash.'),
});

/** What a template is put together from: `skeleton.yaml` beside its `template.yaml`. */
export type Skeleton = z.infer<typeof skeletonSchema>;

/** @throws InputError with a sentence that names the file. */
export async function readSkeleton(directory: string): Promise<Skeleton> {
  const path = join(directory, 'skeleton.yaml');
  const parsed = skeletonSchema.safeParse(parse(await readFile(path, 'utf8')));
  if (!parsed.success) {
    throw new InputError(
      `${path} is no skeleton: ${z.prettifyError(parsed.error)}`,
    );
  }
  return parsed.data;
}
