import type { Entity } from '@backstage/catalog-model';
import { parseAllDocuments } from 'yaml';
import { z } from 'zod';

const entitySchema = z.object({
  apiVersion: z.string(),
  kind: z.string(),
  metadata: z
    .object({ name: z.string(), namespace: z.string().optional() })
    .catchall(z.json()),
  spec: z.record(z.string(), z.json()).optional(),
});

/** What can be read as entities in a text of YAML. */
export function parseEntities(text: string): Entity[] {
  return parseAllDocuments(text, { logLevel: 'silent' }).flatMap(
    document => entitySchema.safeParse(document.toJS()).data ?? [],
  );
}
