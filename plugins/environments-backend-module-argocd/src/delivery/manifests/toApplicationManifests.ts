import { kubernetesProjections } from '@flightdeck/plugin-environments-common';
import type { ApplicationManifests } from '@flightdeck/plugin-environments-node';
import { z } from 'zod';
import { groupOf, type Manifest } from '../compare/Manifest';

/** Where each kind keeps the specification of the Pods that it makes. */
const POD_PATHS: Readonly<Record<string, readonly string[] | undefined>> = {
  '/Pod': ['spec'],
  'apps/DaemonSet': ['spec', 'template', 'spec'],
  'apps/Deployment': ['spec', 'template', 'spec'],
  'apps/ReplicaSet': ['spec', 'template', 'spec'],
  'apps/StatefulSet': ['spec', 'template', 'spec'],
  'argoproj.io/Rollout': ['spec', 'template', 'spec'],
  'batch/CronJob': ['spec', 'jobTemplate', 'spec', 'template', 'spec'],
  'batch/Job': ['spec', 'template', 'spec'],
};

/** What makes a Secret, and where it keeps the name; its own name where it keeps none. */
const SECRET_PATHS: Readonly<Record<string, readonly string[] | undefined>> = {
  'bitnami.com/SealedSecret': ['spec', 'template', 'metadata', 'name'],
  'cert-manager.io/Certificate': ['spec', 'secretName'],
  'external-secrets.io/ExternalSecret': ['spec', 'target', 'name'],
};

const mapSchema = z.record(z.string(), z.unknown());

/**
 * What manifests refer to and what they bring, without any value.
 *
 * @param home - the namespace of what names none
 */
export function toApplicationManifests(
  manifests: readonly Manifest[],
  home: string,
): ApplicationManifests {
  const placed = manifests.map(manifest => ({
    ...manifest,
    metadata: {
      ...manifest.metadata,
      // What runs anew each time may have its name made by the cluster.
      name: manifest.metadata.name || nameBegunBy(manifest),
      namespace: manifest.metadata.namespace || home,
    },
  }));
  return {
    configMaps: placed
      .filter(each => typeOf(each) === '/ConfigMap')
      .map(each => kubernetesProjections.ConfigMap.parse(each)),
    secrets: placed
      .filter(each => typeOf(each) === '/Secret')
      .map(each => kubernetesProjections.Secret.parse(withAllData(each))),
    promisedSecrets: placed.flatMap(toPromise),
    workloads: placed.flatMap(toWorkload),
  };
}

function typeOf(manifest: Manifest): string {
  return `${groupOf(manifest)}/${manifest.kind}`;
}

function nameBegunBy({ metadata: { generateName } }: Manifest): string {
  return typeof generateName === 'string' ? `${generateName}…` : '';
}

/** Whoever writes `stringData` means entries of the Secret, too. */
function withAllData(manifest: Manifest): Manifest {
  const [data, stringData] = [manifest.data, manifest.stringData].map(
    part => mapSchema.safeParse(part).data,
  );
  return { ...manifest, data: { ...data, ...stringData } };
}

function toPromise(manifest: Manifest) {
  const path = SECRET_PATHS[typeOf(manifest)];
  if (!path) {
    return [];
  }
  const { kind, metadata } = manifest;
  const named = valueAt(manifest, path);
  return [
    {
      namespace: metadata.namespace ?? '',
      name: typeof named === 'string' && named ? named : metadata.name,
      by: `${kind} ${metadata.name}`,
    },
  ];
}

function toWorkload(manifest: Manifest) {
  const path = POD_PATHS[typeOf(manifest)];
  if (!path) {
    return [];
  }
  const { kind, metadata } = manifest;
  const { spec: pod } = kubernetesProjections.Pod.parse({
    metadata: { name: metadata.name },
    spec: valueAt(manifest, path),
  });
  return [
    { kind, namespace: metadata.namespace ?? '', name: metadata.name, pod },
  ];
}

function valueAt(value: unknown, path: readonly string[]): unknown {
  return path.reduce<unknown>(
    (part, key) => mapSchema.safeParse(part).data?.[key],
    value,
  );
}
