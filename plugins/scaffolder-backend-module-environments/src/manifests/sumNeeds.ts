import { parseQuantity } from '@flightdeck/plugin-environments-common';
import { z } from 'zod';
import type { Manifest } from './Manifest';

/** What objects take of the resources that a ResourceQuota counts, by its names. */
export type Needs = ReadonlyMap<string, number>;

const quantities = z
  .record(z.string(), z.union([z.string(), z.number()]))
  .default({});

const containerSchema = z.object({
  restartPolicy: z.string().optional(),
  resources: z
    .object({ requests: quantities, limits: quantities })
    .prefault({}),
});

const podSchema = z.object({
  containers: z.array(containerSchema),
  initContainers: z.array(containerSchema).default([]),
});

const claimSchema = z.object({
  resources: z.object({ requests: quantities }),
});

const workloadSchema = z.object({
  replicas: z.number().optional(),
  parallelism: z.number().optional(),
  template: z.object({ spec: podSchema }),
  volumeClaimTemplates: z.array(z.object({ spec: claimSchema })).default([]),
});

const autoscalerSchema = z.object({
  minReplicas: z.number().default(1),
  scaleTargetRef: z.object({ kind: z.string(), name: z.string() }),
});

const REPLICATED = ['Deployment', 'StatefulSet', 'ReplicaSet', 'Rollout'];

type Container = z.infer<typeof containerSchema>;
type Sum = Map<string, number>;

/**
 * Sums what objects of one namespace take while all of them run: every workload at its smallest
 * scale, every job once.
 */
export function sumNeeds(manifests: readonly Manifest[]): Needs {
  const sum: Sum = new Map();
  for (const manifest of manifests) {
    const { kind, spec } = manifest;
    if (kind === 'Service') {
      add(sum, 'services', 1);
    } else if (kind === 'PersistentVolumeClaim') {
      addClaim(sum, claimSchema.safeParse(spec).data, 1);
    } else {
      addWorkload(sum, manifest, manifests);
    }
  }
  return sum;
}

function addWorkload(
  sum: Sum,
  { kind, metadata, spec }: Manifest,
  manifests: readonly Manifest[],
): void {
  const own = kind === 'CronJob' ? jobOf(spec) : spec;
  const workload = workloadSchema.safeParse(own).data;
  if (!workload) {
    return;
  }
  const count = REPLICATED.includes(kind)
    ? Math.max(
        workload.replicas ?? 1,
        leastReplicas(kind, metadata.name ?? '', manifests),
      )
    : workload.parallelism ?? 1;
  add(sum, 'pods', count);
  for (const type of ['requests', 'limits'] as const) {
    for (const [resource, value] of takenByPod(workload.template.spec, type)) {
      add(sum, `${type}.${resource}`, value * count);
    }
  }
  for (const { spec: claim } of workload.volumeClaimTemplates) {
    addClaim(sum, claim, count);
  }
}

function jobOf(spec: unknown): unknown {
  return z
    .object({ jobTemplate: z.object({ spec: z.unknown() }) })
    .safeParse(spec).data?.jobTemplate.spec;
}

function leastReplicas(
  kind: string,
  name: string,
  manifests: readonly Manifest[],
): number {
  return manifests
    .filter(each => each.kind === 'HorizontalPodAutoscaler')
    .flatMap(({ spec }) => autoscalerSchema.safeParse(spec).data ?? [])
    .filter(
      ({ scaleTargetRef: target }) =>
        target.kind === kind && target.name === name,
    )
    .reduce((least, { minReplicas }) => Math.max(least, minReplicas), 0);
}

/** As the scheduler counts: init containers run before the others, but for sidecars. */
function takenByPod(
  { containers, initContainers }: z.infer<typeof podSchema>,
  type: 'requests' | 'limits',
): Sum {
  const isSidecar = ({ restartPolicy }: Container) =>
    restartPolicy === 'Always';
  const sum: Sum = new Map();
  for (const each of [...containers, ...initContainers.filter(isSidecar)]) {
    for (const [resource, text] of Object.entries(each.resources[type])) {
      add(sum, resource, parseQuantity(String(text)) ?? 0);
    }
  }
  for (const each of initContainers.filter(init => !isSidecar(init))) {
    for (const [resource, text] of Object.entries(each.resources[type])) {
      const value = parseQuantity(String(text)) ?? 0;
      sum.set(resource, Math.max(sum.get(resource) ?? 0, value));
    }
  }
  return sum;
}

function addClaim(
  sum: Sum,
  claim: z.infer<typeof claimSchema> | undefined,
  count: number,
): void {
  const storage =
    parseQuantity(String(claim?.resources.requests.storage ?? 0)) ?? 0;
  add(sum, 'persistentvolumeclaims', count);
  add(sum, 'requests.storage', storage * count);
}

function add(sum: Sum, resource: string, value: number): void {
  sum.set(resource, (sum.get(resource) ?? 0) + value);
}
