import { z } from 'zod';
import {
  presenceSchema,
  targetProblemSchema,
  targetStateSchema,
} from './targetState';

/**
 * Kinds that templates use where a cluster serves them.
 *
 * @public
 */
export const OPTIONAL_KINDS = [
  'ExternalSecret',
  'InfisicalSecret',
  'Certificate',
  'PrometheusRule',
  'ServiceMonitor',
  'VerticalPodAutoscaler',
  'Rollout',
] as const;

/** @public */
export type OptionalKind = (typeof OPTIONAL_KINDS)[number];

/**
 * The answer of `GET /v1/clusters`: the clusters of the configuration, none of which is asked.
 *
 * @public
 */
export const clusterListSchema = z.object({
  clusters: z.array(
    z.object({
      /** As annotations of environments name it. */
      name: z.string(),
      /** For people; the name where there is no other. */
      title: z.string(),
    }),
  ),
});

/** @public */
export type ClusterList = z.infer<typeof clusterListSchema>;

/** @public */
export const storageClassChoiceSchema = z.object({
  name: z.string(),
  default: z.boolean(),
  /** Whether its volumes can grow. */
  expandable: z.boolean(),
});

/** @public */
export type StorageClassChoice = z.infer<typeof storageClassChoiceSchema>;

/** @public */
export const ingressClassChoiceSchema = z.object({
  name: z.string(),
  default: z.boolean(),
});

/** @public */
export type IngressClassChoice = z.infer<typeof ingressClassChoiceSchema>;

/**
 * The answer of `GET /v1/clusters/:cluster`: what a service can be built on there. A part that is
 * absent is not known, which `message` or `problems` explain; an empty part is known to be empty.
 *
 * @public
 */
export const clusterDescriptionSchema = z.object({
  cluster: z.string(),
  state: targetStateSchema,
  /** A sentence for a person. */
  message: z.string(),
  /** ISO 8601 time of the reading. */
  asOf: z.string(),
  /** Of Kubernetes, for example `v1.36.0`. */
  version: z.string().optional(),
  storageClasses: z.array(storageClassChoiceSchema).optional(),
  ingressClasses: z.array(ingressClassChoiceSchema).optional(),
  /** Whether each kind is served; a kind that is absent could not be told. */
  served: z.partialRecord(z.enum(OPTIONAL_KINDS), z.boolean()),
  /** Names of ClusterSecretStores of External Secrets. */
  secretStores: z.array(z.string()).optional(),
  /** Names of ClusterIssuers of cert-manager. */
  issuers: z.array(z.string()).optional(),
  problems: z.array(targetProblemSchema),
});

/** @public */
export type ClusterDescription = z.infer<typeof clusterDescriptionSchema>;

/** @public */
export const namespaceQuotaSchema = z.object({
  /** Of the ResourceQuota. */
  name: z.string(),
  /** For example `requests.cpu`. */
  resource: z.string(),
  /** Quantities of Kubernetes, for example `500m` or `4Gi`. */
  hard: z.string(),
  used: z.string(),
});

/** @public */
export type NamespaceQuota = z.infer<typeof namespaceQuotaSchema>;

/**
 * The answer of `GET /v1/clusters/:cluster/namespaces/:namespace`. Parts are absent where the
 * namespace does not exist, or where they could not be told, which `problems` explains.
 *
 * @public
 */
export const namespaceDescriptionSchema = presenceSchema.extend({
  cluster: z.string(),
  name: z.string(),
  /** ISO 8601 time of the reading. */
  asOf: z.string(),
  labels: z.record(z.string(), z.string()).optional(),
  quotas: z.array(namespaceQuotaSchema).optional(),
  /** Whether Deployments, StatefulSets, DaemonSets or CronJobs are in it already. */
  holdsWorkloads: z.boolean().optional(),
  problems: z.array(targetProblemSchema),
});

/** @public */
export type NamespaceDescription = z.infer<typeof namespaceDescriptionSchema>;
