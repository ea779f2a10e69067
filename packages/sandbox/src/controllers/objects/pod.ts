import { z } from 'zod';
import { conditionSchema, isTrue } from '../conditions';
import { createView } from './createView';

const keyReference = z.object({
  name: z.string().default(''),
  key: z.string(),
  optional: z.boolean().optional(),
});

const objectReference = z.object({
  name: z.string().default(''),
  optional: z.boolean().optional(),
});

const envSchema = z.object({
  name: z.string(),
  value: z.string().optional(),
  valueFrom: z
    .object({
      secretKeyRef: keyReference.optional(),
      configMapKeyRef: keyReference.optional(),
    })
    .optional(),
});

const envFromSchema = z.object({
  prefix: z.string().optional(),
  secretRef: objectReference.optional(),
  configMapRef: objectReference.optional(),
});

const quantities = z.record(z.string(), z.union([z.string(), z.number()]));

const probeSchema = z.object({
  httpGet: z.looseObject({}).optional(),
  initialDelaySeconds: z.number().default(0),
  periodSeconds: z.number().default(10),
});

export const containerSchema = z.object({
  name: z.string(),
  image: z.string().default(''),
  env: z.array(envSchema).default([]),
  envFrom: z.array(envFromSchema).default([]),
  ports: z
    .array(z.object({ name: z.string().optional(), containerPort: z.number() }))
    .default([]),
  resources: z
    .object({
      requests: quantities.default({}),
      limits: quantities.default({}),
    })
    .default({ requests: {}, limits: {} }),
  readinessProbe: probeSchema.optional(),
});

export type Container = z.infer<typeof containerSchema>;

const volumeSchema = z.object({
  name: z.string(),
  secret: z
    .object({ secretName: z.string(), optional: z.boolean().optional() })
    .optional(),
  configMap: objectReference.optional(),
  persistentVolumeClaim: z.object({ claimName: z.string() }).optional(),
});

export const podSpecSchema = z.object({
  nodeName: z.string().optional(),
  nodeSelector: z.record(z.string(), z.string()).default({}),
  restartPolicy: z.string().default('Always'),
  terminationGracePeriodSeconds: z.number().default(30),
  containers: z.array(containerSchema).default([]),
  initContainers: z.array(containerSchema).default([]),
  volumes: z.array(volumeSchema).default([]),
});

const podStatusSchema = z.object({
  phase: z.string().default('Pending'),
  podIP: z.string().optional(),
  conditions: z.array(conditionSchema).default([]),
});

export const readPod = createView(podSpecSchema, podStatusSchema);
export type PodView = ReturnType<typeof readPod>;

/** Neither ended nor about to be removed. */
export function isActive({ status, metadata }: PodView): boolean {
  return !isFinished(status.phase) && metadata.deletionTimestamp === undefined;
}

export function isFinished(phase: string): boolean {
  return phase === 'Succeeded' || phase === 'Failed';
}

export function isReady({ status }: PodView): boolean {
  return isTrue(status.conditions, 'Ready');
}
