import { z } from 'zod';
import { count, flag, listOf, maybe, text, textMap } from './lenient';
import { conditionsSchema, objectMetadataSchema } from './metadata';
import {
  envFromSchema,
  envSchema,
  environmentReferences,
  volumeReferencesSchema,
} from './references';

const containerStateSchema = z.object({
  waiting: maybe(z.object({ reason: text, message: text })),
  running: maybe(z.object({ startedAt: text })),
  terminated: maybe(
    z.object({
      reason: text,
      message: text,
      exitCode: count,
      startedAt: text,
      finishedAt: text,
    }),
  ),
});

const containerStatusesSchema = listOf(
  z.object({
    name: z.string(),
    ready: flag,
    started: flag,
    restartCount: z.number().catch(0),
    image: text,
    imageID: text,
    state: maybe(containerStateSchema),
    lastState: maybe(containerStateSchema),
  }),
);

const probeSchema = maybe(
  z.object({
    initialDelaySeconds: count,
    periodSeconds: count,
    failureThreshold: count,
  }),
);

/** What is read of every container, of Pods and of Pod templates. */
export const containerSchema = z.object({
  name: z.string(),
  image: text,
  restartPolicy: text,
  ports: listOf(z.object({ name: text, containerPort: count })),
  resources: maybe(z.object({ requests: textMap, limits: textMap })),
  readinessProbe: probeSchema,
  startupProbe: probeSchema,
  env: envSchema,
  envFrom: envFromSchema,
});

/**
 * A container as a Pod declares it. Of its environment only the names of the Secrets and
 * ConfigMaps are kept: values can hold secrets.
 */
export const containersSchema = listOf(
  containerSchema.transform(({ env, envFrom, ...container }) => ({
    ...container,
    references: environmentReferences(env, envFrom),
  })),
);

/**
 * What is kept of a Pod.
 *
 * @public
 */
export const podSchema = z.object({
  metadata: objectMetadataSchema,
  spec: z
    .object({
      nodeName: text,
      restartPolicy: text,
      serviceAccountName: text,
      schedulingGates: maybe(listOf(z.object({ name: z.string() }))),
      imagePullSecrets: listOf(z.object({ name: z.string() })),
      containers: containersSchema,
      initContainers: containersSchema,
      volumes: volumeReferencesSchema,
    })
    .transform(({ volumes, ...spec }) => ({
      ...spec,
      volumeReferences: volumes,
    }))
    .catch({
      imagePullSecrets: [],
      containers: [],
      initContainers: [],
      volumeReferences: [],
    }),
  status: z
    .object({
      phase: text,
      reason: text,
      message: text,
      startTime: text,
      conditions: conditionsSchema,
      containerStatuses: containerStatusesSchema,
      initContainerStatuses: containerStatusesSchema,
    })
    .catch({
      conditions: [],
      containerStatuses: [],
      initContainerStatuses: [],
    }),
});

/** @public */
export type Pod = z.infer<typeof podSchema>;

/** @public */
export type ContainerStatus = Pod['status']['containerStatuses'][number];
