import { z } from 'zod';
import { DeclaredUsage } from '../controllers/autoscaler/UsageSource';
import type { Cluster, KubeObject } from '../kubernetes/Cluster';
import { listAt, textAt } from '../kubernetes/json';
import {
  ANNOTATION_ERROR_RATIO,
  ANNOTATION_LATENCY,
  ANNOTATION_REQUEST_RATE,
} from './annotations';
import { hash } from './random';
import { roleByName, roleOf, type Role } from './roles';
import { isAnnotated, ScrapeTargets } from './ScrapeTargets';

export interface ApplicationPod {
  name: string;
  ready: boolean;
  /** Unix seconds. */
  startedAt: number;
  /** Where the Deployment says what its pods use. */
  memoryBytes?: number;
}

/** A workload whose pods have metrics, as the cluster describes it now. */
export interface Application {
  namespace: string;
  /** The name of the workload. */
  service: string;
  role: Role;
  /** Screens what a time-series database holds, with a cache before it. */
  isAnalytics: boolean;
  pods: ApplicationPod[];
  requestsPerSecond: number;
  errorRatio: number;
  latencySeconds: number;
  databaseReady: boolean;
}

const workloadSchema = z.object({
  spec: z.object({
    selector: z.object({ matchLabels: z.record(z.string(), z.string()) }),
  }),
});

const podSchema = z.object({
  status: z
    .object({
      startTime: z.string().optional(),
      conditions: z
        .array(z.object({ type: z.string(), status: z.string() }))
        .default([]),
    })
    .default({ conditions: [] }),
});

const statefulSetSchema = z.object({
  status: z.object({ readyReplicas: z.number().default(0) }),
});

const WORKLOADS = ['Deployment', 'Rollout'];
const DATABASE = /^(postgres|postgresql|timescaledb)(-|$)/;

/** The workloads of the cluster whose pods have metrics, in the order of their names. */
export function readApplications(cluster: Cluster): Application[] {
  const targets = new ScrapeTargets(cluster);
  return WORKLOADS.flatMap(kind => cluster.list(kind))
    .flatMap(workload =>
      readApplication(cluster, workload, roleOf(workload, targets)),
    )
    .sort(
      (a, b) =>
        compare(a.namespace, b.namespace) || compare(a.service, b.service),
    );
}

function readApplication(
  cluster: Cluster,
  workload: KubeObject,
  role: Role | undefined,
): Application[] {
  const { name, namespace, annotations = {} } = workload.metadata;
  const parsed = workloadSchema.safeParse(workload);
  if (!role || !namespace || !parsed.success) {
    return [];
  }
  const usage = new DeclaredUsage(cluster);
  const wanted = Object.entries(parsed.data.spec.selector.matchLabels);
  const pods = cluster
    .list('Pod', namespace)
    .filter(pod =>
      wanted.every(([key, value]) => pod.metadata.labels?.[key] === value),
    )
    .map(pod => ({
      ...readPod(pod),
      memoryBytes: usage.declaredMemory(pod),
    }))
    .sort((a, b) => compare(a.name, b.name));
  return [
    {
      namespace,
      service: name,
      role,
      isAnalytics: hasTimeSeries(cluster, namespace),
      pods,
      requestsPerSecond: readNumber(
        annotations[ANNOTATION_REQUEST_RATE],
        10 + (hash(namespace) % 20),
      ),
      errorRatio: Math.min(
        1,
        readNumber(annotations[ANNOTATION_ERROR_RATIO], 0.004),
      ),
      latencySeconds: readNumber(annotations[ANNOTATION_LATENCY], 0.18),
      databaseReady: isDatabaseReady(cluster, namespace),
    },
  ];
}

/** Whether a Pod is one of an application that is measured. */
export function isApplication({ metadata }: KubeObject): boolean {
  const owner = metadata.ownerReferences?.find(
    ({ controller, kind }) => controller && kind === 'ReplicaSet',
  );
  const workload = owner?.name.replace(/-[^-]*$/, '') ?? '';
  return isAnnotated(metadata) || roleByName(workload, {}) !== undefined;
}

function readPod(pod: KubeObject): ApplicationPod {
  const { name, creationTimestamp, deletionTimestamp } = pod.metadata;
  const parsed = podSchema.safeParse(pod);
  const status = parsed.success ? parsed.data.status : { conditions: [] };
  const ready = status.conditions.some(
    condition => condition.type === 'Ready' && condition.status === 'True',
  );
  const startedAt = Date.parse(status.startTime ?? creationTimestamp);
  return {
    name,
    ready: ready && !deletionTimestamp,
    startedAt: Number.isNaN(startedAt) ? 0 : startedAt / 1000,
  };
}

/** A database in another namespace, or outside the cluster, is taken to be ready. */
function isDatabaseReady(cluster: Cluster, namespace: string): boolean {
  return cluster
    .list('StatefulSet', namespace)
    .filter(({ metadata }) => DATABASE.test(metadata.name))
    .every(statefulSet => {
      const parsed = statefulSetSchema.safeParse(statefulSet);
      return parsed.success && parsed.data.status.readyReplicas > 0;
    });
}

function hasTimeSeries(cluster: Cluster, namespace: string): boolean {
  return cluster
    .list('StatefulSet', namespace)
    .flatMap(({ spec }) => listAt(spec, 'template', 'spec', 'containers'))
    .some(container => textAt(container, 'image')?.includes('timescale'));
}

function readNumber(text: string | undefined, fallback: number): number {
  const value = Number(text?.trim() || Number.NaN);
  return Number.isFinite(value) && value >= 0 ? value : fallback;
}

function compare(a: string, b: string): number {
  if (a === b) {
    return 0;
  }
  return a < b ? -1 : 1;
}
