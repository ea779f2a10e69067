import { z } from 'zod';

/** A manifest as a JSON text holds it. */
export const manifestSchema = z.looseObject({
  apiVersion: z.string().default(''),
  kind: z.string(),
  metadata: z.looseObject({
    name: z.string().default(''),
    namespace: z.string().optional(),
    annotations: z.record(z.string(), z.string()).nullish(),
  }),
});

export type Manifest = z.infer<typeof manifestSchema>;

/** Undefined for `null`, for no text, and for what is no manifest. */
export function parseManifest(
  text: string | null | undefined,
): Manifest | undefined {
  try {
    return manifestSchema.safeParse(JSON.parse(text ?? 'null')).data;
  } catch {
    return undefined;
  }
}

export function groupOf({ apiVersion }: Manifest): string {
  return apiVersion.includes('/') ? apiVersion.split('/')[0] : '';
}

/** The words of an annotation that holds a list. */
export function wordsOf({ metadata }: Manifest, annotation: string): string[] {
  return (metadata.annotations?.[annotation] ?? '')
    .split(',')
    .map(word => word.trim())
    .filter(Boolean);
}
