import { z } from 'zod';
import { count, listOf, maybe, text, textMap } from './lenient';
import { conditionsSchema, objectMetadataSchema } from './metadata';
import { selectorSchema } from './selector';

const countOrShare = maybe(z.union([z.number(), z.string()]));

/**
 * What is kept of a PodDisruptionBudget.
 *
 * @public
 */
export const podDisruptionBudgetSchema = z.object({
  metadata: objectMetadataSchema,
  spec: z
    .object({
      minAvailable: countOrShare,
      maxUnavailable: countOrShare,
      selector: selectorSchema,
    })
    .catch({}),
  status: z
    .object({
      observedGeneration: count,
      currentHealthy: count,
      desiredHealthy: count,
      disruptionsAllowed: count,
      expectedPods: count,
      conditions: conditionsSchema,
    })
    .catch({ conditions: [] }),
});

/** @public */
export type PodDisruptionBudget = z.infer<typeof podDisruptionBudgetSchema>;

/**
 * What is kept of a ResourceQuota.
 *
 * @public
 */
export const resourceQuotaSchema = z.object({
  metadata: objectMetadataSchema,
  status: z
    .object({ hard: textMap, used: textMap })
    .catch({ hard: {}, used: {} }),
});

/** @public */
export type ResourceQuota = z.infer<typeof resourceQuotaSchema>;

/**
 * What is kept of a LimitRange.
 *
 * @public
 */
export const limitRangeSchema = z.object({
  metadata: objectMetadataSchema,
  spec: z
    .object({
      limits: listOf(
        z.object({
          type: text,
          default: textMap,
          defaultRequest: textMap,
          max: textMap,
          min: textMap,
        }),
      ),
    })
    .catch({ limits: [] }),
});

/** @public */
export type LimitRange = z.infer<typeof limitRangeSchema>;

/**
 * What is kept of a PersistentVolumeClaim.
 *
 * @public
 */
export const persistentVolumeClaimSchema = z.object({
  metadata: objectMetadataSchema,
  spec: z
    .object({
      storageClassName: text,
      volumeName: text,
      resources: maybe(z.object({ requests: textMap })),
    })
    .catch({}),
  status: z
    .object({ phase: text, capacity: textMap, conditions: conditionsSchema })
    .catch({ capacity: {}, conditions: [] }),
});

/** @public */
export type PersistentVolumeClaim = z.infer<typeof persistentVolumeClaimSchema>;
