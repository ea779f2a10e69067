import { z } from 'zod';

/** A field that is absent when it has not the right shape: it must not hide the others. */
function maybe<T extends z.ZodType>(schema: T) {
  return schema.optional().catch(undefined);
}

const text = maybe(z.string());
const count = maybe(z.number());
const textMap = z.record(z.string(), z.string()).catch({});
const countOrShare = maybe(z.union([z.number(), z.string()]));

const limits = maybe(
  z.object({
    maxSurge: countOrShare,
    maxUnavailable: countOrShare,
    partition: count,
  }),
);

const template = z
  .object({
    metadata: z
      .object({ labels: textMap, annotations: textMap })
      .catch({ labels: {}, annotations: {} }),
  })
  .catch({ metadata: { labels: {}, annotations: {} } });

const condition = z.object({
  type: z.string(),
  status: z.string(),
  reason: text,
});

/** What is read of a Deployment, StatefulSet, DaemonSet or Rollout, as far as it has it. */
export const liveWorkloadSchema = z.object({
  metadata: z.object({
    uid: z.string(),
    resourceVersion: z.string(),
    generation: z.number().default(0),
    annotations: textMap,
  }),
  spec: z.object({
    replicas: count,
    paused: maybe(z.boolean()),
    restartAt: text,
    strategy: maybe(
      z.object({
        type: text,
        rollingUpdate: limits,
        canary: limits,
        blueGreen: maybe(z.object({})),
      }),
    ),
    updateStrategy: maybe(z.object({ type: text, rollingUpdate: limits })),
    selector: maybe(z.object({ matchLabels: textMap })),
    template,
  }),
  status: z
    .object({
      // Argo Rollouts writes it as text.
      observedGeneration: maybe(
        z.union([z.number(), z.string()]).transform(Number),
      ),
      replicas: count,
      readyReplicas: count,
      updatedReplicas: count,
      availableReplicas: count,
      currentRevision: text,
      updateRevision: text,
      desiredNumberScheduled: count,
      currentNumberScheduled: count,
      updatedNumberScheduled: count,
      numberAvailable: count,
      phase: text,
      restartedAt: text,
      conditions: z.array(condition).catch([]),
    })
    .catch({ conditions: [] }),
});

/** A workload as the cluster told of it just now. */
export type LiveWorkload = z.infer<typeof liveWorkloadSchema>;
