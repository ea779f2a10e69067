import {
  parseQuantity,
  type PodUsage,
} from '@flightdeck/plugin-environments-common';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { z } from 'zod';
import type { ClusterConnection } from '../client/ClusterConnection';
import { identitySchema } from '../client/wire';

export const METRICS_GROUP = 'metrics.k8s.io';
export const METRICS_VERSION = 'v1beta1';

/** Pods that are read in one go. */
const TURN = 200;

const quantity = z.string().transform((text, context) => {
  const value = parseQuantity(text);
  if (value === undefined) {
    context.addIssue('It is no quantity.');
    return z.NEVER;
  }
  return value;
});

const podMetricsSchema = z
  .object({
    metadata: z.object({ name: z.string(), namespace: z.string() }),
    timestamp: z.iso.datetime({ offset: true }),
    containers: z.array(
      z.object({
        name: z.string(),
        usage: z.object({ cpu: quantity, memory: quantity }),
      }),
    ),
  })
  .transform(
    ({ metadata: { name, namespace }, timestamp, containers }): PodUsage => ({
      namespace,
      name,
      asOf: timestamp,
      containers: containers.map(({ name: container, usage }) => ({
        name: container,
        cpuCores: usage.cpu,
        memoryBytes: usage.memory,
      })),
    }),
  );

const podMetricsListSchema = z.object({ items: z.array(z.unknown()) });

/** What Pods use, by namespace; of one, or of all that are accepted. Throws `ClusterError`. */
export async function readPodUsage(
  connection: ClusterConnection,
  options: {
    namespace?: string;
    accepts: (namespace: string) => boolean;
    signal: AbortSignal;
  },
): Promise<Map<string, PodUsage[]>> {
  const { namespace, accepts, signal } = options;
  const root = `/apis/${METRICS_GROUP}/${METRICS_VERSION}`;
  const path =
    namespace === undefined
      ? `${root}/pods`
      : `${root}/namespaces/${encodeURIComponent(namespace)}/pods`;
  const answer = await connection.get(path, { signal });
  const { data } = podMetricsListSchema.safeParse(answer);
  const found = new Map<string, PodUsage[]>();
  for (const [index, item] of (data?.items ?? []).entries()) {
    if (index % TURN === TURN - 1) {
      await nextTurn();
    }
    const identity = identitySchema.safeParse(item);
    if (identity.success && accepts(identity.data.metadata.namespace)) {
      const usage = podMetricsSchema.safeParse(item).data;
      if (usage) {
        const others = found.get(usage.namespace) ?? [];
        others.push(usage);
        found.set(usage.namespace, others);
      }
    }
  }
  return found;
}
