import type {
  NamespaceDescription,
  NamespaceQuota,
} from '@flightdeck/plugin-environments-common';
import { z } from 'zod';
import type { ClusterConnection } from '../client/ClusterConnection';
import { ClusterError } from '../client/ClusterError';
import { Findings } from './Findings';
import { listAll } from './listAll';

type Description = Omit<NamespaceDescription, 'cluster' | 'name' | 'asOf'>;

const texts = z
  .record(z.string(), z.string())
  .nullish()
  .transform(values => values ?? {});

const namespaceSchema = z.object({
  metadata: z.object({
    labels: texts,
    deletionTimestamp: z.string().nullish(),
  }),
});

const quotaSchema = z
  .object({
    metadata: z.object({ name: z.string() }),
    spec: z.object({ hard: texts }).nullish(),
    status: z.object({ used: texts }).nullish(),
  })
  .transform(({ metadata, spec, status }): NamespaceQuota[] =>
    Object.entries(spec?.hard ?? {}).map(([resource, hard]) => ({
      name: metadata.name,
      resource,
      hard,
      used: status?.used[resource] ?? '0',
    })),
  );

/** What runs by itself; Pods alone may be those of a shell or of a test. */
const WORKLOADS = [
  '/apis/apps/v1/namespaces/NAME/deployments',
  '/apis/apps/v1/namespaces/NAME/statefulsets',
  '/apis/apps/v1/namespaces/NAME/daemonsets',
  '/apis/batch/v1/namespaces/NAME/cronjobs',
];

/** Reads a namespace of a name that is valid. Throws ClusterError when it cannot be told of. */
export async function describeNamespace(
  connection: ClusterConnection,
  options: { cluster: string; name: string; signal: AbortSignal },
): Promise<Description> {
  const { cluster, name, signal } = options;
  const encoded = encodeURIComponent(name);
  let answer: unknown;
  try {
    answer = await connection.get(`/api/v1/namespaces/${encoded}`, { signal });
  } catch (error) {
    if (error instanceof ClusterError && error.status === 404) {
      return {
        state: 'absent',
        message: `Cluster '${cluster}' has no namespace '${name}'.`,
        problems: [],
      };
    }
    throw error;
  }
  const findings = new Findings(cluster, signal);
  const [quotas, holdsWorkloads] = await Promise.all([
    findings.read('quotas', () =>
      listAll(
        connection,
        `/api/v1/namespaces/${encoded}/resourcequotas`,
        quotaSchema,
        { signal },
      ),
    ),
    findings.read('workloads', () =>
      findWorkloads(connection, encoded, signal),
    ),
  ]);
  const { metadata } = namespaceSchema.safeParse(answer).data ?? {};
  return {
    state: 'exists',
    message: metadata?.deletionTimestamp
      ? `Namespace '${name}' of cluster '${cluster}' is being deleted.`
      : `Cluster '${cluster}' has the namespace '${name}'.`,
    labels: metadata?.labels,
    quotas: quotas?.flat(),
    holdsWorkloads,
    problems: findings.problems,
  };
}

async function findWorkloads(
  connection: ClusterConnection,
  namespace: string,
  signal: AbortSignal,
): Promise<boolean> {
  const pages = await Promise.all(
    WORKLOADS.map(path =>
      connection.listPage(path.replace('NAME', namespace), {
        limit: 1,
        signal,
      }),
    ),
  );
  return pages.some(({ items }) => items.length > 0);
}
