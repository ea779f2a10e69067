import { Cluster, KubeObject, Manifest } from '../../../kubernetes/Cluster';
import { equalJson, objectAt } from '../../../kubernetes/json';
import { ownerReference } from '../../Controller';

export interface WantedSecret {
  namespace: string;
  name: string;
  type?: string;
  labels?: Record<string, string>;
  annotations?: Record<string, string>;
  /** Goes with it when it goes; absent where the Secret is to stay. */
  owner?: KubeObject;
  values: ReadonlyMap<string, string>;
}

/** Writes a Secret with these keys and no others. Returns what happened. */
export function writeSecret(
  cluster: Cluster,
  wanted: WantedSecret,
): 'created' | 'updated' | 'unchanged' {
  const { namespace, name, type, labels, annotations, owner } = wanted;
  const data = Object.fromEntries(
    [...wanted.values].map(([key, value]) => [
      key,
      Buffer.from(value).toString('base64'),
    ]),
  );
  const before = cluster.get('Secret', namespace, name);
  const manifest: Manifest = {
    apiVersion: 'v1',
    kind: 'Secret',
    metadata: {
      name,
      namespace,
      ...(labels && { labels }),
      ...(annotations && { annotations }),
      ...(owner && { ownerReferences: [ownerReference(owner)] }),
    },
    type: type ?? 'Opaque',
    data,
  };
  if (!before) {
    cluster.create(manifest);
    return 'created';
  }
  if (equalJson(objectAt(before, 'data'), data)) {
    return 'unchanged';
  }
  // A merge leaves keys that are gone; null takes them away.
  const gone = Object.keys(objectAt(before, 'data')).filter(
    key => !(key in data),
  );
  cluster.patch('Secret', namespace, name, {
    data: { ...Object.fromEntries(gone.map(key => [key, null])), ...data },
  });
  return 'updated';
}
