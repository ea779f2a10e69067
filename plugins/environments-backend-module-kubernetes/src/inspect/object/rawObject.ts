import { z } from 'zod';

/** A field that is absent when it has not the right shape: it must not hide the others. */
function maybe<T extends z.ZodType>(schema: T) {
  return schema.optional().catch(undefined);
}

function listOf<T extends z.ZodType>(schema: T) {
  return z
    .array(z.unknown())
    .catch([])
    .transform(items =>
      items.flatMap((item): z.output<T>[] => {
        const parsed = schema.safeParse(item);
        return parsed.success ? [parsed.data] : [];
      }),
    );
}

const text = maybe(z.string());
const count = maybe(z.number());
const flag = maybe(z.boolean());
const textMap = z.record(z.string(), z.string()).catch({});
const quantities = z
  .record(z.string(), z.union([z.string(), z.number()]).transform(String))
  .catch({});

const keyReference = maybe(
  z.object({ name: z.string(), key: z.string(), optional: flag }),
);
const objectReference = maybe(z.object({ name: z.string(), optional: flag }));
const port = maybe(z.union([z.string(), z.number()]));

const probeSchema = z.object({
  httpGet: maybe(z.object({ path: text, port, host: text, scheme: text })),
  tcpSocket: maybe(z.object({ port, host: text })),
  grpc: maybe(z.object({ port, service: text })),
  exec: maybe(z.object({ command: listOf(z.string()) })),
  initialDelaySeconds: count,
  periodSeconds: count,
  timeoutSeconds: count,
  failureThreshold: count,
});

const containerSchema = z.object({
  name: z.string(),
  image: text,
  restartPolicy: text,
  resources: maybe(z.object({ requests: quantities, limits: quantities })),
  env: listOf(
    z.object({
      name: z.string(),
      valueFrom: maybe(
        z.object({
          secretKeyRef: keyReference,
          configMapKeyRef: keyReference,
          fieldRef: maybe(z.object({ fieldPath: z.string() })),
          resourceFieldRef: maybe(
            z.object({ containerName: text, resource: z.string() }),
          ),
        }),
      ),
    }),
  ),
  envFrom: listOf(
    z.object({
      prefix: text,
      secretRef: objectReference,
      configMapRef: objectReference,
    }),
  ),
  livenessProbe: maybe(probeSchema),
  readinessProbe: maybe(probeSchema),
  startupProbe: maybe(probeSchema),
});

const stateSchema = maybe(
  z.object({
    waiting: maybe(z.object({ reason: text })),
    running: maybe(z.object({ startedAt: text })),
    terminated: maybe(
      z.object({
        reason: text,
        exitCode: count,
        signal: count,
        finishedAt: text,
      }),
    ),
  }),
);

const containerStatusSchema = z.object({
  name: z.string(),
  restartCount: count,
  state: stateSchema,
  lastState: stateSchema,
});

export const podSpecSchema = z.object({
  containers: listOf(containerSchema),
  initContainers: listOf(containerSchema),
  ephemeralContainers: listOf(containerSchema),
});

const conditionSchema = z.object({
  type: z.string(),
  status: z.string(),
  reason: text,
  message: text,
  lastTransitionTime: text,
});

const templateSchema = maybe(z.object({ spec: maybe(podSpecSchema) }));

/** What is told of an object beside its manifest, as far as it is there. */
export const rawObjectSchema = z.object({
  apiVersion: z.string(),
  metadata: z.object({
    name: z.string(),
    namespace: text,
    uid: text,
    creationTimestamp: text,
    labels: textMap,
    annotations: textMap,
    ownerReferences: listOf(
      z.object({ kind: z.string(), name: z.string(), uid: text }),
    ),
  }),
  spec: z
    .object({
      template: templateSchema,
      jobTemplate: maybe(
        z.object({ spec: maybe(z.object({ template: templateSchema })) }),
      ),
    })
    .catch({}),
  status: z
    .object({
      conditions: listOf(conditionSchema),
      parents: listOf(z.object({ conditions: listOf(conditionSchema) })),
      containerStatuses: listOf(containerStatusSchema),
      initContainerStatuses: listOf(containerStatusSchema),
      ephemeralContainerStatuses: listOf(containerStatusSchema),
    })
    .catch({
      conditions: [],
      parents: [],
      containerStatuses: [],
      initContainerStatuses: [],
      ephemeralContainerStatuses: [],
    }),
});

export type RawObject = z.infer<typeof rawObjectSchema>;
export type RawPodSpec = z.infer<typeof podSpecSchema>;
export type RawContainer = z.infer<typeof containerSchema>;
export type RawContainerStatus = z.infer<typeof containerStatusSchema>;
export type RawProbe = z.infer<typeof probeSchema>;
