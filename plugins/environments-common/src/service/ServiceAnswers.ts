import { z } from 'zod';
import {
  addressSchema,
  bucketSchema,
  dnsLabelSchema,
  hostSchema,
  imageRepositorySchema,
  lineSchema,
  ownerSchema,
  scheduleSchema,
  wordSchema,
} from './words';

/**
 * The stages that the shipped templates know, in their order.
 *
 * @public
 */
export const SERVICE_STAGES = ['dev', 'staging', 'prod'] as const;

/** @public */
export const serviceStageSchema = z.enum(SERVICE_STAGES);

/** @public */
export type ServiceStage = z.infer<typeof serviceStageSchema>;

const placementSchema = z.strictObject({
  cluster: wordSchema.describe('The cluster, as the portal names it.'),
  argocdInstance: wordSchema.describe(
    'The Argo CD instance, as the portal names it.',
  ),
  destination: addressSchema
    .default('https://kubernetes.default.svc')
    .describe('The address by which that Argo CD knows the cluster.'),
  prometheus: wordSchema
    .optional()
    .describe('The Prometheus instance; absent where there is one.'),
});

const namespacesSchema = z.strictObject({
  mode: z
    .enum(['create', 'existing'])
    .default('create')
    .describe('Whether Argo CD makes the namespaces, or they are there.'),
  layout: z
    .enum(['environment', 'tier'])
    .default('environment')
    .describe(
      'One namespace for each environment, or one for each tier of it: NAME-frontend, NAME-backend, NAME-worker and NAME-data.',
    ),
  names: z
    .partialRecord(serviceStageSchema, dnsLabelSchema(50))
    .default({})
    .describe('By stage; SERVICE-STAGE where absent.'),
});

const exposureSchema = z.strictObject({
  kind: z
    .enum(['internal', 'public'])
    .default('internal')
    .describe('Whether it is reached from the internal network alone.'),
  host: hostSchema.describe(
    'The host of production; other stages put -STAGE behind its first label.',
  ),
  ingressClass: dnsLabelSchema(40).optional(),
  issuer: dnsLabelSchema(60)
    .default('letsencrypt-prod')
    .describe('The ClusterIssuer of cert-manager.'),
});

const secretsSchema = z.strictObject({
  provider: z
    .enum(['infisical', 'external-secrets'])
    .describe('What puts secrets into the cluster.'),
  store: wordSchema
    .default('platform')
    .describe(
      'The ClusterSecretStore of External Secrets, or the project of Infisical.',
    ),
});

const backupSchema = z.strictObject({
  schedule: scheduleSchema.default('30 2 * * *').describe('In UTC.'),
  retentionDays: z.int().min(1).max(3650).default(30),
  bucket: bucketSchema.describe('The S3 bucket that backups are put in.'),
});

const repositorySchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('git'),
    host: wordSchema.describe(
      'One of environments.git.hosts of the configuration.',
    ),
    name: dnsLabelSchema(60),
  }),
  z.strictObject({
    kind: z.enum(['github', 'gitlab', 'gitea']),
    repoUrl: z
      .string()
      .regex(
        /^(?!.*[=/]\.{0,2}([/&]|$))[a-z0-9.:-]+\?(owner=[\w./-]+&repo=[\w.-]+|repo=[\w.-]+&owner=[\w./-]+)$/i,
        'A repository as Backstage writes it: HOST?owner=OWNER&repo=NAME.',
      ),
  }),
]);

/** What every blueprint asks. */
const common = {
  name: dnsLabelSchema(30).describe('The name of the service and its system.'),
  title: lineSchema(60),
  description: lineSchema(200),
  owner: ownerSchema,
  repository: repositorySchema,
  placement: placementSchema,
  stages: z
    .array(serviceStageSchema)
    .min(1, 'At least one stage.')
    .default([...SERVICE_STAGES]),
  namespaces: namespacesSchema.default({
    mode: 'create',
    layout: 'environment',
    names: {},
  }),
  exposure: exposureSchema,
  images: imageRepositorySchema.describe('Where the workflow pushes images.'),
  version: z
    .string()
    .regex(/^\d+\.\d+\.\d+$/, 'Three numbers, for example 0.1.0.')
    .default('0.1.0')
    .describe('The tag of the first images.'),
  secrets: secretsSchema,
  alerts: z
    .strictObject({
      email: z.email('An e-mail address.'),
      slackChannel: z
        .string()
        .regex(/^#[a-z0-9_-]{1,79}$/, 'A channel such as #shop-alerts.'),
    })
    .describe('Critical alerts go to the address, warnings to the channel.'),
  grafana: addressSchema.describe('The address of Grafana.'),
};

const volume = (least: number) => z.int().min(least).max(10_000);
const replicas = (least: number, usual: number) =>
  z.int().min(least).max(20).default(usual);

const gitopsWebPlatformSchema = z.strictObject({
  ...common,
  blueprint: z.literal('gitops-web-platform'),
  sizes: z
    .strictObject({
      frontend: replicas(2, 2),
      worker: replicas(2, 2),
      databaseGi: volume(50).default(50),
      storageClass: dnsLabelSchema(60).default('rcp-nas'),
    })
    .prefault({}),
  files: z
    .strictObject({
      kind: z.enum(['s3', 'azure']).default('s3'),
      bucket: bucketSchema.describe('The bucket, or the container of Azure.'),
      endpoint: addressSchema.describe('The address of the object storage.'),
    })
    .describe('Where uploaded files are kept.'),
  signIn: z.strictObject({
    issuer: addressSchema.describe('The OpenID Connect issuer.'),
    clientId: wordSchema,
  }),
  backup: backupSchema.omit({ bucket: true }).prefault({}),
});

const analyticsPipelineSchema = z.strictObject({
  ...common,
  blueprint: z.literal('analytics-pipeline'),
  sizes: z
    .strictObject({
      frontend: replicas(2, 2),
      worker: replicas(1, 1),
      databaseGi: volume(100).default(100),
      storageClass: dnsLabelSchema(60).default('fast-ssd'),
      redisGi: volume(1).default(5),
    })
    .prefault({}),
  delivery: z
    .enum(['argocd', 'workflow'])
    .default('argocd')
    .describe(
      'What sets the image of a release: a commit that Argo CD syncs, or kubectl in the workflow.',
    ),
});

const backupFirstMonolithSchema = z.strictObject({
  ...common,
  blueprint: z.literal('backup-first-monolith'),
  sizes: z
    .strictObject({
      server: replicas(2, 2),
      mediaGi: volume(1).default(20),
      storageClass: dnsLabelSchema(60)
        .default('efs')
        .describe('For media: several Pods write it.'),
    })
    .prefault({}),
  backup: backupSchema,
  aws: z.strictObject({
    region: wordSchema.default('us-west-2'),
    stateBucket: bucketSchema.describe('Holds the state of Terraform.'),
    createCluster: z
      .boolean()
      .default(false)
      .describe('Whether Terraform makes an EKS cluster, too.'),
  }),
  verticalAutoscaling: z
    .boolean()
    .default(true)
    .describe('Whether the cluster has the VerticalPodAutoscaler.'),
});

const multiAzEksSchema = z.strictObject({
  ...common,
  blueprint: z.literal('multi-az-eks'),
  sizes: z
    .strictObject({
      replicas: replicas(3, 3),
    })
    .prefault({}),
  cloud: z.enum(['aws', 'gcp', 'azure']).default('aws'),
  strategy: z
    .enum(['rolling', 'blue-green', 'canary'])
    .default('rolling')
    .describe('How releases roll out; the last two by Argo Rollouts.'),
  infrastructure: z.strictObject({
    region: wordSchema.default('us-east-1'),
    stateBucket: bucketSchema.describe('Holds the states of Terraform.'),
    account: wordSchema.describe(
      'The AWS account, the project of Google Cloud, or the subscription of Azure.',
    ),
  }),
  recovery: z
    .strictObject({
      pointMinutes: z.int().min(1).max(10_080).default(60),
      timeMinutes: z.int().min(1).max(10_080).default(240),
    })
    .prefault({})
    .describe('How much may be lost, and how long recovery may take.'),
});

/**
 * What the wizard asks: the answers from which a service is rendered. The form of the wizard has
 * the same fields, and the server reads them with this schema again.
 *
 * @public
 */
export const serviceAnswersSchema = z.discriminatedUnion('blueprint', [
  gitopsWebPlatformSchema,
  analyticsPipelineSchema,
  backupFirstMonolithSchema,
  multiAzEksSchema,
]);

/** @public */
export type ServiceAnswers = z.infer<typeof serviceAnswersSchema>;

/**
 * The answers before defaults are filled in.
 *
 * @public
 */
export type ServiceAnswersInput = z.input<typeof serviceAnswersSchema>;
