import { z } from 'zod';
import { count, flag, listOf, maybe, text, textMap } from './lenient';
import { conditionsSchema, objectMetadataSchema } from './metadata';
import { podTemplateSchema } from './podTemplate';
import { selectorSchema } from './selector';

/**
 * What is kept of a Deployment.
 *
 * @public
 */
export const deploymentSchema = z.object({
  metadata: objectMetadataSchema,
  spec: z
    .object({
      replicas: count,
      paused: flag,
      strategy: maybe(
        z.object({
          type: text,
          rollingUpdate: maybe(
            z.object({
              maxUnavailable: maybe(z.union([z.number(), z.string()])),
            }),
          ),
        }),
      ),
      selector: selectorSchema,
      template: podTemplateSchema,
    })
    .catch({}),
  status: z
    .object({
      observedGeneration: count,
      replicas: count,
      updatedReplicas: count,
      readyReplicas: count,
      availableReplicas: count,
      conditions: conditionsSchema,
    })
    .catch({ conditions: [] }),
});

/** @public */
export type Deployment = z.infer<typeof deploymentSchema>;

/**
 * What is kept of a ReplicaSet.
 *
 * @public
 */
export const replicaSetSchema = z.object({
  metadata: objectMetadataSchema,
  spec: z.object({ replicas: count, selector: selectorSchema }).catch({}),
  status: z
    .object({
      replicas: count,
      readyReplicas: count,
      availableReplicas: count,
      conditions: conditionsSchema,
    })
    .catch({ conditions: [] }),
});

/** @public */
export type ReplicaSet = z.infer<typeof replicaSetSchema>;

/**
 * What is kept of a StatefulSet.
 *
 * @public
 */
export const statefulSetSchema = z.object({
  metadata: objectMetadataSchema,
  spec: z
    .object({
      replicas: count,
      serviceName: text,
      selector: selectorSchema,
      template: podTemplateSchema,
      volumeClaimTemplates: maybe(
        listOf(
          z.object({
            metadata: z.object({ name: z.string() }),
            spec: maybe(
              z.object({
                storageClassName: text,
                resources: maybe(z.object({ requests: textMap })),
              }),
            ),
          }),
        ),
      ),
      updateStrategy: maybe(
        z.object({
          type: text,
          rollingUpdate: maybe(z.object({ partition: count })),
        }),
      ),
    })
    .catch({}),
  status: z
    .object({
      observedGeneration: count,
      replicas: count,
      readyReplicas: count,
      updatedReplicas: count,
      availableReplicas: count,
      currentRevision: text,
      updateRevision: text,
    })
    .catch({}),
});

/** @public */
export type StatefulSet = z.infer<typeof statefulSetSchema>;

/**
 * What is kept of a DaemonSet.
 *
 * @public
 */
export const daemonSetSchema = z.object({
  metadata: objectMetadataSchema,
  spec: z
    .object({
      selector: selectorSchema,
      template: podTemplateSchema,
      updateStrategy: maybe(z.object({ type: text })),
    })
    .catch({}),
  status: z
    .object({
      observedGeneration: count,
      desiredNumberScheduled: count,
      currentNumberScheduled: count,
      updatedNumberScheduled: count,
      numberAvailable: count,
      numberReady: count,
      numberMisscheduled: count,
    })
    .catch({}),
});

/** @public */
export type DaemonSet = z.infer<typeof daemonSetSchema>;
