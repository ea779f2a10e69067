import { z } from 'zod';
import { count, maybe, text } from './lenient';
import { conditionsSchema, objectMetadataSchema } from './metadata';

/**
 * What is kept of a HorizontalPodAutoscaler.
 *
 * @public
 */
export const horizontalPodAutoscalerSchema = z.object({
  metadata: objectMetadataSchema,
  spec: z
    .object({
      minReplicas: count,
      maxReplicas: count,
      scaleTargetRef: maybe(z.object({ kind: text, name: text })),
      metrics: maybe(
        z.array(
          z.object({
            type: z.string(),
            resource: maybe(
              z.object({
                name: text,
                target: maybe(
                  z.object({ type: text, averageUtilization: count }),
                ),
              }),
            ),
          }),
        ),
      ),
    })
    .catch({}),
  status: z
    .object({
      currentReplicas: count,
      desiredReplicas: count,
      lastScaleTime: text,
      conditions: conditionsSchema,
    })
    .catch({ conditions: [] }),
});

/** @public */
export type HorizontalPodAutoscaler = z.infer<
  typeof horizontalPodAutoscalerSchema
>;
