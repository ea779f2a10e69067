import { z } from 'zod';
import { subjectSchema } from '../health/Finding';

const amountSchema = z.object({
  /** What is used now; absent when it is not measured. */
  used: z.number().optional(),
  /** Sum over containers; absent when no container sets it. */
  requests: z.number().optional(),
  /** Sum over containers; absent when a container sets none, for then there is no bound. */
  limits: z.number().optional(),
});

/**
 * What a Pod or all Pods of a workload use, beside what they asked for.
 *
 * @public
 */
export const usageSchema = z.object({
  subject: subjectSchema,
  /** The workload of a Pod. */
  owner: subjectSchema.optional(),
  /** In cores. */
  cpu: amountSchema,
  /** In bytes. */
  memory: amountSchema,
});

/** @public */
export type Usage = z.infer<typeof usageSchema>;

/**
 * A ConfigMap or a Secret: names, keys and ages, never a value.
 *
 * @public
 */
export const configurationItemSchema = z.object({
  kind: z.enum(['ConfigMap', 'Secret']),
  namespace: z.string(),
  name: z.string(),
  /** The type of a Secret. */
  type: z.string().optional(),
  keys: z.array(z.string()),
  createdAt: z.string().optional(),
  /** When its data was last written, as far as the cluster tells. */
  updatedAt: z.string().optional(),
  /** The end of the certificate in a Secret of type `kubernetes.io/tls`. */
  certificateExpiresAt: z.string().optional(),
  /** The workloads whose Pods refer to it. */
  usedBy: z.array(subjectSchema),
});

/** @public */
export type ConfigurationItem = z.infer<typeof configurationItemSchema>;

/**
 * A PersistentVolumeClaim.
 *
 * @public
 */
export const volumeItemSchema = z.object({
  namespace: z.string(),
  name: z.string(),
  phase: z.string(),
  storageClass: z.string().optional(),
  /** For example `10Gi`. */
  capacity: z.string().optional(),
  /** 0 to 1; absent when it is not measured. */
  usedRatio: z.number().optional(),
  usedBy: z.array(subjectSchema),
});

/** @public */
export type VolumeItem = z.infer<typeof volumeItemSchema>;

/**
 * One resource of a ResourceQuota.
 *
 * @public
 */
export const quotaItemSchema = z.object({
  namespace: z.string(),
  name: z.string(),
  /** For example `requests.cpu`. */
  resource: z.string(),
  used: z.string(),
  hard: z.string(),
  /** 0 to 1 and above. */
  ratio: z.number().optional(),
});

/** @public */
export type QuotaItem = z.infer<typeof quotaItemSchema>;

/**
 * Something that makes backups on a schedule: a CronJob labelled as backup.
 *
 * @public
 */
export const backupItemSchema = z.object({
  subject: subjectSchema,
  /** A cron expression. */
  schedule: z.string().optional(),
  timeZone: z.string().optional(),
  suspended: z.boolean(),
  /** ISO 8601 time of the newest run that succeeded. */
  lastSuccessAt: z.string().optional(),
  /** ISO 8601 time of the newest run, whatever became of it. */
  lastRunAt: z.string().optional(),
  lastRun: z.enum(['succeeded', 'failed', 'running', 'unknown']),
  /** For how long backups are kept, as annotated. */
  retentionDays: z.number().optional(),
});

/** @public */
export type BackupItem = z.infer<typeof backupItemSchema>;

/**
 * The answer of `GET /v1/environments/:namespace/:name/inventory`: what an environment has, beside
 * its workloads. A part that is absent could not be read, which `problems` explains; an empty part
 * is known to be empty.
 *
 * @public
 */
export const inventorySchema = z.object({
  configuration: z.array(configurationItemSchema).optional(),
  volumes: z.array(volumeItemSchema).optional(),
  quotas: z.array(quotaItemSchema).optional(),
  backups: z.array(backupItemSchema).optional(),
  /** Of workloads first, then of Pods. Requests and limits are told where usage is not measured. */
  usage: z.array(usageSchema).optional(),
  /** ISO 8601 time of the newest measurement of usage; absent when none is there. */
  usageAsOf: z.string().optional(),
  problems: z.array(z.object({ what: z.string(), message: z.string() })),
});

/** @public */
export type Inventory = z.infer<typeof inventorySchema>;
