import { z } from 'zod';
import { conditionSchema } from '../conditions';
import { createView } from '../objects/createView';
import { templateSchema } from '../objects/workloads';

const count = z.number().default(0);
const countOrPercent = z.union([z.number(), z.string()]);

const stepSchema = z.looseObject({
  setWeight: z.number().optional(),
  pause: z
    .object({ duration: z.union([z.string(), z.number()]).optional() })
    .nullish(),
  setCanaryScale: z
    .object({
      weight: z.number().optional(),
      replicas: z.number().optional(),
      matchTrafficWeight: z.boolean().optional(),
    })
    .optional(),
});
export type CanaryStep = z.infer<typeof stepSchema>;

const canarySchema = z.object({
  canaryService: z.string().optional(),
  stableService: z.string().optional(),
  maxSurge: countOrPercent.default('25%'),
  maxUnavailable: countOrPercent.default('25%'),
  trafficRouting: z.looseObject({}).optional(),
  steps: z.array(stepSchema).default([]),
});
export type Canary = z.infer<typeof canarySchema>;

const blueGreenSchema = z.object({
  activeService: z.string(),
  previewService: z.string().optional(),
  autoPromotionEnabled: z.boolean().default(true),
  autoPromotionSeconds: z.number().default(0),
  previewReplicaCount: z.number().optional(),
  scaleDownDelaySeconds: z.number().default(30),
});
export type BlueGreen = z.infer<typeof blueGreenSchema>;

const pauseSchema = z.object({ reason: z.string(), startTime: z.string() });
export type PauseCondition = z.infer<typeof pauseSchema>;

/** Clients take a pause away with null. */
const pausesSchema = z.array(pauseSchema).nullish();

export const readRollout = createView(
  z.object({
    replicas: z.number().default(1),
    paused: z.boolean().default(false),
    minReadySeconds: z.number().default(0),
    revisionHistoryLimit: z.number().default(10),
    progressDeadlineSeconds: z.number().default(600),
    /** Pods that are older than this are to be replaced. */
    restartAt: z.string().optional(),
    selector: z
      .looseObject({
        matchLabels: z.record(z.string(), z.string()).default({}),
      })
      .default({ matchLabels: {} }),
    strategy: z
      .object({
        canary: canarySchema.optional(),
        blueGreen: blueGreenSchema.optional(),
      })
      .default({}),
    template: templateSchema,
  }),
  z.looseObject({
    currentPodHash: z.string().optional(),
    currentStepHash: z.string().optional(),
    currentStepIndex: z.number().nullish(),
    stableRS: z.string().optional(),
    abort: z.boolean().default(false),
    promoteFull: z.boolean().default(false),
    controllerPause: z.boolean().default(false),
    restartedAt: z.string().optional(),
    pauseConditions: pausesSchema,
    readyReplicas: count,
    availableReplicas: count,
    updatedReplicas: count,
    replicas: count,
    blueGreen: z
      .looseObject({ activeSelector: z.string().optional() })
      .optional(),
    conditions: z.array(conditionSchema).default([]),
  }),
);
export type RolloutView = ReturnType<typeof readRollout>;

/** How far a Rollout has come: the part of its status that it goes on from. */
export interface Progress {
  /** Of the steps of a canary. */
  stepIndex: number;
  stableHash: string | undefined;
  isAborted: boolean;
  /** The controller paused it; without a pause condition somebody has promoted it. */
  isPausedByController: boolean;
  pauses: readonly PauseCondition[];
}
