import { z } from 'zod';
import { count, flag, listOf, maybe, text } from './lenient';
import { conditionsSchema, objectMetadataSchema } from './metadata';
import { selectorSchema } from './selector';
import { podTemplateSchema } from './podTemplate';

/**
 * What is kept of a Certificate of cert-manager (`cert-manager.io/v1`).
 *
 * @public
 */
export const certificateSchema = z.object({
  metadata: objectMetadataSchema,
  spec: z
    .object({
      secretName: text,
      issuerRef: maybe(z.object({ kind: text, name: text })),
    })
    .catch({}),
  status: z
    .object({ notAfter: text, renewalTime: text, conditions: conditionsSchema })
    .catch({ conditions: [] }),
});

/** @public */
export type Certificate = z.infer<typeof certificateSchema>;

/**
 * What is kept of a Rollout of Argo Rollouts (`argoproj.io/v1alpha1`).
 *
 * @public
 */
export const rolloutSchema = z.object({
  metadata: objectMetadataSchema,
  spec: z
    .object({
      replicas: count,
      paused: flag,
      selector: selectorSchema,
      template: podTemplateSchema,
    })
    .catch({}),
  status: z
    .object({
      phase: text,
      message: text,
      replicas: count,
      updatedReplicas: count,
      readyReplicas: count,
      availableReplicas: count,
      currentStepIndex: count,
      conditions: conditionsSchema,
    })
    .catch({ conditions: [] }),
});

/** @public */
export type Rollout = z.infer<typeof rolloutSchema>;

/**
 * What is kept of an ExternalSecret of External Secrets (`external-secrets.io`).
 *
 * @public
 */
export const externalSecretSchema = z.object({
  metadata: objectMetadataSchema,
  spec: z
    .object({
      refreshInterval: text,
      refreshPolicy: text,
      target: maybe(z.object({ name: text })),
      secretStoreRef: maybe(z.object({ kind: text, name: text })),
    })
    .catch({}),
  status: z
    .object({ refreshTime: text, conditions: conditionsSchema })
    .catch({ conditions: [] }),
});

/** @public */
export type ExternalSecret = z.infer<typeof externalSecretSchema>;

/**
 * What is kept of a ScaledObject of KEDA (`keda.sh/v1alpha1`).
 *
 * @public
 */
export const scaledObjectSchema = z.object({
  metadata: objectMetadataSchema,
  spec: z
    .object({
      scaleTargetRef: maybe(z.object({ kind: text, name: text })),
      minReplicaCount: count,
      maxReplicaCount: count,
    })
    .catch({}),
  status: z
    .object({ hpaName: text, conditions: conditionsSchema })
    .catch({ conditions: [] }),
});

/** @public */
export type ScaledObject = z.infer<typeof scaledObjectSchema>;

/**
 * What is kept of an HTTPRoute of the Gateway API (`gateway.networking.k8s.io/v1`).
 *
 * @public
 */
export const httpRouteSchema = z.object({
  metadata: objectMetadataSchema,
  status: z
    .object({
      parents: listOf(
        z.object({
          parentRef: maybe(z.object({ kind: text, name: text })),
          conditions: listOf(
            z.object({
              type: z.string(),
              status: z.string(),
              reason: text,
              message: text,
              observedGeneration: count,
              lastTransitionTime: text,
            }),
          ),
        }),
      ),
    })
    .catch({ parents: [] }),
});

/** @public */
export type HTTPRoute = z.infer<typeof httpRouteSchema>;
