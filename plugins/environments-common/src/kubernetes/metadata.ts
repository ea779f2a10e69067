import { z } from 'zod';
import { count, flag, listOf, text, textMap } from './lenient';

const PRODUCT_ANNOTATIONS = 'flightdeck.dev/';

/** Annotations of others that rules read: each has a short, public value. */
const READ_ANNOTATIONS: ReadonlySet<string> = new Set([
  'alb.ingress.kubernetes.io/certificate-arn',
  'autoscaling.keda.sh/paused',
  'autoscaling.keda.sh/paused-replicas',
  'cert-manager.io/cluster-issuer',
  'cert-manager.io/issuer',
  'ingress.gcp.kubernetes.io/pre-shared-cert',
  'ingressclass.kubernetes.io/is-default-class',
  'kubernetes.io/ingress.class',
  'networking.gke.io/managed-certificates',
  'storageclass.kubernetes.io/is-default-class',
]);

/**
 * The metadata that is kept of every object. Managed fields and annotations of others are dropped:
 * they are most of the bytes, and the last applied configuration can hold secrets.
 *
 * @public
 */
export const objectMetadataSchema = z.object({
  name: z.string(),
  namespace: z.string().default(''),
  uid: z.string().default(''),
  resourceVersion: text,
  generation: count,
  creationTimestamp: text,
  deletionTimestamp: text,
  labels: textMap,
  annotations: textMap.transform(annotations =>
    Object.fromEntries(
      Object.entries(annotations).filter(
        ([key]) =>
          key.startsWith(PRODUCT_ANNOTATIONS) || READ_ANNOTATIONS.has(key),
      ),
    ),
  ),
  finalizers: listOf(z.string()),
  ownerReferences: listOf(
    z.object({
      kind: z.string(),
      name: z.string(),
      uid: z.string(),
      controller: flag,
    }),
  ),
});

/** @public */
export type ObjectMetadata = z.infer<typeof objectMetadataSchema>;

export const conditionsSchema = listOf(
  z.object({
    type: z.string(),
    status: z.string(),
    reason: text,
    message: text,
    lastTransitionTime: text,
  }),
);
