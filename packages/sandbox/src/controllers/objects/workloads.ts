import { z } from 'zod';
import { conditionSchema } from '../conditions';
import { createView } from './createView';

export const templateSchema = z.looseObject({
  metadata: z
    .looseObject({
      labels: z.record(z.string(), z.string()).optional(),
      annotations: z.record(z.string(), z.string()).optional(),
    })
    .default({}),
  spec: z.looseObject({}).default({}),
});

export type PodTemplate = z.infer<typeof templateSchema>;

const countOrPercent = z.union([z.number(), z.string()]);
const count = z.number().default(0);
const selectorSchema = z
  .looseObject({ matchLabels: z.record(z.string(), z.string()).default({}) })
  .default({ matchLabels: {} });

export const readDeployment = createView(
  z.object({
    replicas: z.number().default(1),
    paused: z.boolean().default(false),
    minReadySeconds: z.number().default(0),
    revisionHistoryLimit: z.number().default(10),
    progressDeadlineSeconds: z.number().default(600),
    selector: selectorSchema,
    strategy: z
      .object({
        type: z.string().default('RollingUpdate'),
        rollingUpdate: z
          .object({
            maxSurge: countOrPercent.default('25%'),
            maxUnavailable: countOrPercent.default('25%'),
          })
          .optional(),
      })
      .default({ type: 'RollingUpdate' }),
    template: templateSchema,
  }),
  z.object({
    observedGeneration: count,
    replicas: count,
    updatedReplicas: count,
    readyReplicas: count,
    availableReplicas: count,
    conditions: z.array(conditionSchema).default([]),
  }),
);
export type DeploymentView = ReturnType<typeof readDeployment>;

export const readReplicaSet = createView(
  z.object({
    replicas: z.number().default(1),
    minReadySeconds: z.number().default(0),
    selector: selectorSchema,
    template: templateSchema,
  }),
  z.object({
    replicas: count,
    readyReplicas: count,
    availableReplicas: count,
    conditions: z.array(conditionSchema).default([]),
  }),
);
export type ReplicaSetView = ReturnType<typeof readReplicaSet>;

const claimTemplateSchema = z.looseObject({
  metadata: z.looseObject({
    name: z.string(),
    labels: z.record(z.string(), z.string()).optional(),
  }),
  spec: z.looseObject({}).default({}),
});

export const readStatefulSet = createView(
  z.object({
    replicas: z.number().default(1),
    minReadySeconds: z.number().default(0),
    revisionHistoryLimit: z.number().default(10),
    podManagementPolicy: z.string().default('OrderedReady'),
    selector: selectorSchema,
    updateStrategy: z
      .object({
        type: z.string().default('RollingUpdate'),
        rollingUpdate: z
          .object({ partition: z.number().default(0) })
          .optional(),
      })
      .default({ type: 'RollingUpdate' }),
    template: templateSchema,
    volumeClaimTemplates: z.array(claimTemplateSchema).default([]),
  }),
  z.object({
    currentRevision: z.string().optional(),
    updateRevision: z.string().optional(),
  }),
);
export type StatefulSetView = ReturnType<typeof readStatefulSet>;

export const readDaemonSet = createView(
  z.object({
    minReadySeconds: z.number().default(0),
    revisionHistoryLimit: z.number().default(10),
    selector: selectorSchema,
    updateStrategy: z
      .object({
        type: z.string().default('RollingUpdate'),
        rollingUpdate: z
          .object({
            maxSurge: countOrPercent.default(0),
            maxUnavailable: countOrPercent.default(1),
          })
          .optional(),
      })
      .default({ type: 'RollingUpdate' }),
    template: templateSchema,
  }),
  z.looseObject({}),
);
export type DaemonSetView = ReturnType<typeof readDaemonSet>;

/** A number of Pods that is given as such or as a percentage of the replicas. */
export function scaledValue(
  value: number | string,
  replicas: number,
  round: (value: number) => number,
): number {
  if (typeof value === 'number') {
    return value;
  }
  const percent = /^(\d+)%$/.exec(value);
  return percent ? round((Number(percent[1]) * replicas) / 100) : 0;
}
