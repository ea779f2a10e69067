import { z } from 'zod';

const names = z.array(z.string().min(1)).min(1);

/**
 * The closed set of checks of an environment as a whole. What is expected of one part is told by
 * the part itself.
 *
 * @public
 */
export const blueprintCheckSchema = z.discriminatedUnion('type', [
  z
    .strictObject({
      type: z.literal('configuration'),
      kind: z.enum(['ConfigMap', 'Secret']),
      names: names.describe('Names of the object; * stands for anything.'),
      keys: z.array(z.string()).optional().describe('Keys that it must have.'),
    })
    .describe('A ConfigMap or a Secret is there, with its keys.'),
  z
    .strictObject({
      type: z.literal('quota'),
      resources: names.describe('For example limits.memory.'),
    })
    .describe('A ResourceQuota in each namespace limits these.'),
  z
    .strictObject({ type: z.literal('limit-range') })
    .describe('A LimitRange in each namespace gives containers their limits.'),
  z
    .strictObject({
      type: z.literal('pod-security'),
      level: z.enum(['baseline', 'restricted']),
    })
    .describe('Each namespace enforces a Pod Security level.'),
  z
    .strictObject({
      type: z.literal('delivery'),
      engine: z.string(),
      pruneUnattended: z
        .literal(false)
        .optional()
        .describe('Nothing is pruned and healed without a person.'),
    })
    .describe('Applications of a delivery engine deploy the environment.'),
  z
    .strictObject({ type: z.literal('alert-rules'), names })
    .describe('Alerting rules of these names are there and can be evaluated.'),
  z
    .strictObject({ type: z.literal('indicators'), ids: names })
    .describe('Indicators of these ids are measured.'),
  z
    .strictObject({
      type: z.literal('storage-class'),
      names,
      expandable: z.boolean().optional(),
      bindingMode: z.enum(['Immediate', 'WaitForFirstConsumer']).optional(),
      encrypted: z.boolean().optional(),
    })
    .describe('A StorageClass that volumes use, and how it is.'),
  z
    .strictObject({
      type: z.literal('nodes'),
      labels: z.record(z.string(), z.string()).optional(),
      zones: z.int().min(1).optional(),
      instanceTypes: z.array(z.string()).optional(),
    })
    .describe('The nodes that the Pods run on.'),
  z
    .strictObject({ type: z.literal('certificate') })
    .describe('Every host of every Ingress has a certificate that lasts.'),
]);

/** @public */
export type BlueprintCheck = z.infer<typeof blueprintCheckSchema>;
