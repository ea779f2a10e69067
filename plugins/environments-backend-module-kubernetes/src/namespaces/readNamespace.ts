import { z } from 'zod';
import type { Resource } from '../watcher/resources';

/** How the API server serves namespaces. */
export const namespaces: Resource = {
  plural: 'namespaces',
  group: '',
  versions: ['v1'],
  clusterScoped: true,
};

const namespaceSchema = z.object({
  metadata: z.object({
    name: z.string(),
    labels: z
      .record(z.string(), z.string())
      .nullish()
      .transform(labels => labels ?? {}),
  }),
});

/** What is kept of a namespace. */
export interface LabelledNamespace {
  name: string;
  labels: Readonly<Record<string, string>>;
}

/** Undefined when it is no namespace. */
export function readNamespace(raw: unknown): LabelledNamespace | undefined {
  return namespaceSchema.safeParse(raw).data?.metadata;
}
