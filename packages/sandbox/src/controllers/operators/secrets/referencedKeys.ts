import { Cluster, KubeObject } from '../../../kubernetes/Cluster';
import {
  isJsonObject,
  JsonObject,
  listAt,
  textAt,
} from '../../../kubernetes/json';

/** Kinds whose Pods may use a Secret. */
export const USERS_OF_SECRETS = [
  'Deployment',
  'StatefulSet',
  'DaemonSet',
  'Rollout',
  'CronJob',
  'Job',
  'Pod',
];

/** The keys of a Secret that the workloads of its namespace name, in their order. */
export function referencedKeys(
  cluster: Pick<Cluster, 'list'>,
  namespace: string,
  secret: string,
): string[] {
  const keys = USERS_OF_SECRETS.flatMap(kind =>
    cluster.list(kind, namespace).flatMap(object => keysOf(object, secret)),
  );
  return [...new Set(keys)].sort();
}

const known = new WeakMap<KubeObject, Map<string, string[]>>();

function keysOf(object: KubeObject, secret: string): string[] {
  const bySecret = known.get(object) ?? new Map<string, string[]>();
  known.set(object, bySecret);
  const keys = bySecret.get(secret) ?? find(object.spec, secret);
  bySecret.set(secret, keys);
  return keys;
}

/** Looks through the whole spec: Pod templates lie at different places. */
function find(value: unknown, secret: string): string[] {
  if (Array.isArray(value)) {
    return value.flatMap(item => find(item, secret));
  }
  return isJsonObject(value)
    ? [
        ...named(value, secret),
        ...Object.values(value).flatMap(field => find(field, secret)),
      ]
    : [];
}

function named(value: JsonObject, secret: string): string[] {
  const { secretKeyRef, secret: volume } = value;
  const key =
    textAt(secretKeyRef, 'name') === secret
      ? textAt(secretKeyRef, 'key')
      : undefined;
  const isMounted = [
    textAt(volume, 'secretName'),
    textAt(volume, 'name'),
  ].includes(secret);
  const items = isMounted ? listAt(volume, 'items') : [];
  return [key, ...items.map(item => textAt(item, 'key'))].filter(
    found => found !== undefined,
  );
}
