import { z } from 'zod';
import { Manifest } from '../Cluster';
import { fieldAt, JsonObject, numberAt } from '../json';
import { selectorText } from '../selectors/selectorText';
import { StatusError } from '../StatusError';

const scaleSchema = z.object({
  metadata: z.object({ resourceVersion: z.string().optional() }).optional(),
  spec: z.object({ replicas: z.number().int().default(0) }).optional(),
});

/** The `scale` subresource: how many replicas are wanted, and how many there are. */
export function scaleOf(object: Manifest): JsonObject {
  const { name, namespace, uid, resourceVersion, creationTimestamp } =
    object.metadata;
  return {
    kind: 'Scale',
    apiVersion: 'autoscaling/v1',
    metadata: { name, namespace, uid, resourceVersion, creationTimestamp },
    spec: { replicas: numberAt(object, 'spec', 'replicas') ?? 0 },
    status: {
      replicas: numberAt(object, 'status', 'replicas') ?? 0,
      selector: selectorText(fieldAt(object, 'spec', 'selector')),
    },
  };
}

export function replicasOfScale(scale: unknown): {
  replicas: number;
  resourceVersion?: string;
} {
  const parsed = scaleSchema.safeParse(scale);
  if (!parsed.success) {
    throw StatusError.badRequest(
      `Scale is invalid: ${z.prettifyError(parsed.error)}`,
    );
  }
  const { metadata, spec } = parsed.data;
  return {
    replicas: spec?.replicas ?? 0,
    resourceVersion: metadata?.resourceVersion || undefined,
  };
}
