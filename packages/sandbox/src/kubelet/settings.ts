import { z } from 'zod';
import { Cluster, KubeObject } from '../kubernetes/Cluster';
import { Container, PodView } from '../controllers/objects/pod';

/** The environment of a container, or what it lacks. Values stay inside the sandbox. */
export interface Settings {
  values: ReadonlyMap<string, string>;
  /** What a kubelet says of the first reference that leads nowhere. */
  missing?: string;
}

const keyedSchema = z.looseObject({
  data: z.record(z.string(), z.string()).default({}),
  stringData: z.record(z.string(), z.string()).default({}),
});

type Kind = 'Secret' | 'ConfigMap';

interface Reference {
  name: string;
  optional?: boolean;
}

/** Resolves the environment of a container as the kubelet does before it creates it. */
export function readSettings(
  cluster: Cluster,
  pod: PodView,
  container: Container,
): Settings {
  const { namespace = '' } = pod.metadata;
  const values = new Map<string, string>();
  const read = (kind: Kind, reference: Reference) =>
    dataOf(cluster.get(kind, namespace, reference.name));
  for (const { prefix = '', secretRef, configMapRef } of container.envFrom) {
    for (const [kind, reference] of pairs(secretRef, configMapRef)) {
      const data = read(kind, reference);
      if (!data && !reference.optional) {
        return { values, missing: notFound(kind, reference.name) };
      }
      data?.forEach((value, name) => values.set(prefix + name, value));
    }
  }
  for (const { name, value, valueFrom } of container.env) {
    const references = pairs(
      valueFrom?.secretKeyRef,
      valueFrom?.configMapKeyRef,
    );
    for (const [kind, reference] of references) {
      const data = read(kind, reference);
      const found = data?.get(reference.key);
      if (found !== undefined) {
        values.set(name, found);
      } else if (!reference.optional) {
        return {
          values,
          missing: data
            ? `couldn't find key ${reference.key} in ${kind} ${namespace}/${reference.name}`
            : notFound(kind, reference.name),
        };
      }
    }
    if (references.length === 0) {
      values.set(name, value ?? '');
    }
  }
  return { values };
}

/** What the kubelet says of the first volume that cannot be mounted. */
export function missingVolume(
  cluster: Cluster,
  pod: PodView,
): string | undefined {
  const { namespace = '' } = pod.metadata;
  for (const { name, secret, configMap } of pod.spec.volumes) {
    const wanted = pairs(
      secret && { name: secret.secretName, optional: secret.optional },
      configMap,
    );
    for (const [kind, reference] of wanted) {
      if (
        !reference.optional &&
        !cluster.get(kind, namespace, reference.name)
      ) {
        return `MountVolume.SetUp failed for volume "${name}" : ${notFound(
          kind,
          reference.name,
        )}`;
      }
    }
  }
  return undefined;
}

function pairs<T extends Reference>(
  secret: T | undefined,
  configMap: T | undefined,
): [Kind, T][] {
  return [
    ...(secret ? [['Secret', secret] satisfies [Kind, T]] : []),
    ...(configMap ? [['ConfigMap', configMap] satisfies [Kind, T]] : []),
  ];
}

function notFound(kind: Kind, name: string): string {
  return `${kind.toLocaleLowerCase('en-US')} "${name}" not found`;
}

function dataOf(object: KubeObject | undefined) {
  if (!object) {
    return undefined;
  }
  const { data, stringData } = keyedSchema.parse(object);
  const plain = Object.entries(data).map(([name, value]): [string, string] => [
    name,
    object.kind === 'Secret'
      ? Buffer.from(value, 'base64').toString('utf8')
      : value,
  ]);
  return new Map([...plain, ...Object.entries(stringData)]);
}
