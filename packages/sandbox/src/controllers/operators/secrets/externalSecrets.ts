import { z } from 'zod';
import { conditionSchema } from '../../conditions';
import { createView } from '../../objects/createView';

const remoteRefSchema = z.object({
  key: z.string(),
  property: z.string().optional(),
});

const strings = z.record(z.string(), z.string());

const targetSchema = z.object({
  name: z.string().optional(),
  creationPolicy: z.string().default('Owner'),
  template: z
    .object({
      type: z.string().optional(),
      mergePolicy: z.string().default('Replace'),
      metadata: z
        .object({ labels: strings.optional(), annotations: strings.optional() })
        .default({}),
      data: strings.default({}),
    })
    .optional(),
});

export const readExternalSecret = createView(
  z.object({
    refreshInterval: z.string().default('1h'),
    refreshPolicy: z.string().default('Periodic'),
    secretStoreRef: z
      .object({ name: z.string(), kind: z.string().default('SecretStore') })
      .optional(),
    target: targetSchema.prefault({}),
    data: z
      .array(z.object({ secretKey: z.string(), remoteRef: remoteRefSchema }))
      .default([]),
    dataFrom: z
      .array(z.looseObject({ extract: remoteRefSchema.optional() }))
      .default([]),
  }),
  z.object({
    refreshTime: z.string().optional(),
    syncedResourceVersion: z.string().optional(),
    conditions: z.array(conditionSchema).default([]),
  }),
);
export type ExternalSecretView = ReturnType<typeof readExternalSecret>;

export function targetOf({ metadata, spec }: ExternalSecretView): string {
  return spec.target.name ?? metadata.name;
}
