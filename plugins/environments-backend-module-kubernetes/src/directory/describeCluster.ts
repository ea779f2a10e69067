import {
  type ClusterDescription,
  type IngressClassChoice,
  OPTIONAL_KINDS,
  type StorageClassChoice,
} from '@flightdeck/plugin-environments-common';
import { z } from 'zod';
import type { ClusterConnection } from '../client/ClusterConnection';
import { readServed } from '../client/readServed';
import { Findings } from './Findings';
import { listAll } from './listAll';
import { optionalKinds } from './optionalKinds';

const versionSchema = z.object({ gitVersion: z.string() });

const named = z.object({ metadata: z.object({ name: z.string() }) });
const classMetadata = z.object({
  name: z.string(),
  annotations: z
    .record(z.string(), z.string())
    .nullish()
    .transform(annotations => annotations ?? {}),
});

const storageClassSchema = z
  .object({
    metadata: classMetadata,
    allowVolumeExpansion: z.boolean().nullish(),
  })
  .transform(
    ({ metadata, allowVolumeExpansion }): StorageClassChoice => ({
      name: metadata.name,
      default: isDefault(metadata, 'storageclass.kubernetes.io'),
      expandable: allowVolumeExpansion ?? false,
    }),
  );

const ingressClassSchema = z.object({ metadata: classMetadata }).transform(
  ({ metadata }): IngressClassChoice => ({
    name: metadata.name,
    default: isDefault(metadata, 'ingressclass.kubernetes.io'),
  }),
);

function isDefault(
  { annotations }: z.infer<typeof classMetadata>,
  prefix: string,
): boolean {
  return annotations[`${prefix}/is-default-class`] === 'true';
}

/** What of a cluster is read; the version first, which tells whether it answers at all. */
type ClusterParts = Omit<
  ClusterDescription,
  'cluster' | 'state' | 'message' | 'asOf' | 'problems'
>;

/** Reads what a cluster offers. Throws ClusterError when it tells nothing at all. */
export async function describeCluster(
  connection: ClusterConnection,
  { cluster, signal }: { cluster: string; signal: AbortSignal },
): Promise<ClusterParts & Pick<ClusterDescription, 'problems'>> {
  const answer = await connection.get('/version', { signal });
  const findings = new Findings(cluster, signal);
  const list = <T extends z.ZodType>(what: string, path: string, schema: T) =>
    findings.read(what, () => listAll(connection, path, schema, { signal }));

  const [storageClasses, ingressClasses, served] = await Promise.all([
    list(
      'storage classes',
      '/apis/storage.k8s.io/v1/storageclasses',
      storageClassSchema,
    ),
    list(
      'ingress classes',
      '/apis/networking.k8s.io/v1/ingressclasses',
      ingressClassSchema,
    ),
    readServedKinds(connection, findings, signal),
  ]);
  const [secretStores, issuers] = await Promise.all([
    served.ExternalSecret
      ? list(
          'secret stores',
          '/apis/external-secrets.io/v1/clustersecretstores',
          named,
        )
      : undefined,
    served.Certificate
      ? list(
          'certificate issuers',
          '/apis/cert-manager.io/v1/clusterissuers',
          named,
        )
      : undefined,
  ]);
  return {
    version: versionSchema.safeParse(answer).data?.gitVersion,
    storageClasses: storageClasses?.sort(byName),
    ingressClasses: ingressClasses?.sort(byName),
    served,
    secretStores: secretStores?.map(nameOf).sort(),
    issuers: issuers?.map(nameOf).sort(),
    problems: findings.problems,
  };
}

async function readServedKinds(
  connection: ClusterConnection,
  findings: Findings,
  signal: AbortSignal,
): Promise<ClusterDescription['served']> {
  const groups = new Map<string, Promise<ReadonlySet<string> | undefined>>();
  const served: ClusterDescription['served'] = {};
  await Promise.all(
    OPTIONAL_KINDS.map(async kind => {
      const { group, version, plural } = optionalKinds[kind];
      const key = `${group}/${version}`;
      const plurals =
        groups.get(key) ??
        findings.read(`the kinds of ${key}`, () =>
          readServed(connection, { group, version, signal }),
        );
      groups.set(key, plurals);
      const known = await plurals;
      if (known) {
        served[kind] = known.has(plural);
      }
    }),
  );
  return served;
}

function nameOf({ metadata }: z.infer<typeof named>): string {
  return metadata.name;
}

function byName(a: { name: string }, b: { name: string }): number {
  return a.name.localeCompare(b.name);
}
