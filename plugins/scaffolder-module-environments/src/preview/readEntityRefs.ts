import { stringifyEntityRef } from '@backstage/catalog-model';
import { parseAllDocuments } from 'yaml';
import { z } from 'zod';
import type { PreviewFile } from './PreviewFile';

const entitySchema = z.object({
  kind: z.string(),
  metadata: z.object({ name: z.string(), namespace: z.string().optional() }),
});

/** The entities that the catalog will have, as the rendered file names them. */
export function readEntityRefs(files: readonly PreviewFile[]): string[] {
  const text = files.find(({ path }) => path === 'catalog-info.yaml')?.text;
  return parseAllDocuments(text ?? '').flatMap(document => {
    const { success, data } = entitySchema.safeParse(document.toJS());
    return success
      ? [stringifyEntityRef({ kind: data.kind, ...data.metadata })]
      : [];
  });
}
