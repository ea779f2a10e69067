import { z } from 'zod';

/** Ids that people write and that other parts of a blueprint point at. */
export const blueprintIdSchema = z
  .string()
  .regex(/^[a-z0-9]([a-z0-9.-]*[a-z0-9])?$/)
  .describe('Lower-case letters, digits, dashes and dots.');

const quantitySchema = z
  .string()
  .regex(/^\d+(\.\d+)?([numkMGTPE]|[KMGTPE]i)?$/)
  .describe('A Kubernetes quantity, for example 500m or 1Gi.');

const positive = z.int().min(1);

export const severitySchema = z
  .enum(['critical', 'warning', 'info'])
  .describe('How bad it is when the requirement is not met.');

const amountsSchema = z.strictObject({
  cpu: quantitySchema.optional(),
  memory: quantitySchema.optional(),
});

const probeSchema = z.strictObject({
  path: z.string().optional().describe('Path of the HTTP probe.'),
  initialDelaySeconds: z.int().min(0).optional(),
  periodSeconds: positive.optional(),
});

/** What may be expected of a workload: each is one requirement. */
export const workloadAspects = {
  replicas: z
    .strictObject({ min: positive })
    .describe('How many replicas are asked for at least.'),
  resources: z
    .strictObject({
      container: z
        .string()
        .optional()
        .describe('Which container; the one named as the part, or the first.'),
      requests: amountsSchema.optional(),
      limits: amountsSchema.optional(),
    })
    .describe('Requests and limits of the main container, exactly.'),
  service: z
    .strictObject({ port: positive.max(65_535), type: z.string().optional() })
    .describe('A Service that sends to the workload, and its port.'),
  probes: z
    .strictObject({
      liveness: probeSchema.optional(),
      readiness: probeSchema.optional(),
    })
    .describe('Probes of the main container. What is not given is free.'),
  autoscaler: z
    .strictObject({
      min: positive,
      max: positive,
      cpu: positive.optional().describe('Target utilization in percent.'),
      memory: positive.optional().describe('Target utilization in percent.'),
      custom: z
        .boolean()
        .optional()
        .describe('Whether a metric beside CPU and memory is asked for.'),
    })
    .describe('A HorizontalPodAutoscaler that scales the workload.'),
  disruptionBudget: z
    .strictObject({ maxUnavailable: positive.optional() })
    .describe('A PodDisruptionBudget that protects the workload.'),
  networkPolicy: z
    .strictObject({
      from: z
        .array(
          z.strictObject({
            part: blueprintIdSchema.optional(),
            namespace: z.string().optional(),
          }),
        )
        .describe('The parts and namespaces that are let in, and no others.'),
      ports: z.array(positive).describe('The ports that they are let in to.'),
    })
    .describe('NetworkPolicies that say who reaches the workload.'),
  storage: z
    .strictObject({
      size: quantitySchema.describe('The least size of the volume.'),
      classes: z.array(z.string()).optional().describe('One of these classes.'),
    })
    .describe('The volume of each replica of a StatefulSet.'),
  security: z
    .strictObject({
      readOnlyRootFilesystem: z.boolean().optional(),
    })
    .describe(
      'What the Pod Security level restricted asks for, in the Pod template.',
    ),
  spread: z
    .strictObject({ zones: positive })
    .describe('Over how many zones its Pods are spread at least.'),
  rollingUpdate: z
    .strictObject({ maxUnavailable: z.int().min(0) })
    .describe('A Deployment that rolls without losing more replicas.'),
  serviceAccount: z
    .strictObject({ own: z.literal(true) })
    .describe('A service account of its own instead of the default one.'),
} as const;

/** What may be expected of an Ingress. */
export const entryAspects = {
  entry: z
    .strictObject({
      classes: z
        .array(z.string())
        .optional()
        .describe('One of these classes; * stands for anything.'),
      tls: z.boolean().optional().describe('TLS ends at every host.'),
      issuer: z
        .string()
        .optional()
        .describe('The issuer of cert-manager; * stands for anything.'),
      routes: z
        .array(z.strictObject({ path: z.string(), part: blueprintIdSchema }))
        .optional(),
    })
    .describe('How requests come in.'),
} as const;

/** What may be expected of a CronJob that makes backups or tests them. */
export const backupAspects = {
  backup: z
    .strictObject({
      everyHours: positive.describe('The longest pause between two runs.'),
      retentionDays: positive
        .optional()
        .describe('For how many days at least backups are kept.'),
      maxAgeHours: positive.describe(
        'The oldest that the last success may be.',
      ),
    })
    .describe('A scheduled run, its retention and its last success.'),
} as const;

export const aspectShape = {
  ...workloadAspects,
  ...entryAspects,
  ...backupAspects,
};

const optionalAspects = z.strictObject(aspectShape).partial();

export const aspectNameSchema = z.enum([
  'replicas',
  'resources',
  'service',
  'probes',
  'autoscaler',
  'disruptionBudget',
  'networkPolicy',
  'storage',
  'security',
  'spread',
  'rollingUpdate',
  'serviceAccount',
  'entry',
  'backup',
]);

/** @public */
export type AspectName = z.infer<typeof aspectNameSchema>;

export const partKindSchema = z.enum([
  'Deployment',
  'StatefulSet',
  'DaemonSet',
  'Rollout',
  'CronJob',
  'Ingress',
]);

/** @public */
export type PartKind = z.infer<typeof partKindSchema>;

/**
 * One part of a blueprint: what it is, how the live object is found, and what is expected of it.
 *
 * @public
 */
export const blueprintPartSchema = z.strictObject({
  id: blueprintIdSchema,
  tier: z.enum(['outside', 'entry', 'application', 'data', 'operations']),
  title: z.string().min(1),
  role: z.string().min(1).describe('What it is for, in a sentence.'),
  kinds: z
    .array(partKindSchema)
    .min(1)
    .optional()
    .describe(
      'The kinds it may be of, the usual one first. Absent for what lies outside the cluster.',
    ),
  match: z
    .strictObject({
      names: z
        .array(z.string().min(1))
        .optional()
        .describe('Names of the object; * stands for anything.'),
      labels: z
        .record(z.string(), z.string())
        .optional()
        .describe('Labels of the object, or of its Pods: all of them.'),
    })
    .optional()
    .describe('How the live object is found: by a name, or by labels.'),
  severity: severitySchema
    .optional()
    .describe('How bad it is when the part is missing; critical when absent.'),
  severities: z
    .partialRecord(aspectNameSchema, severitySchema)
    .optional()
    .describe('Other severities of what is expected of it, by its name.'),
  stages: z
    .array(z.string())
    .min(1)
    .optional()
    .describe('The stages that have it; all when absent.'),
  ...optionalAspects.shape,
});

/** @public */
export type BlueprintPart = z.infer<typeof blueprintPartSchema>;

/** What a stage has otherwise than the others, of one part. */
export const partDifferenceSchema = z.strictObject({
  ...optionalAspects.shape,
  without: z
    .array(aspectNameSchema)
    .optional()
    .describe('What is not expected of it in this stage.'),
});
