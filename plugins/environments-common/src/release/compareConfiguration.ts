import type { ConfigMap, Secret } from '../kubernetes';
import { type NamedItems, pairUp } from './pairUp';
import type { StageDifference } from './Release';

// What tools and the control plane put beside the configuration of a service.
const ROOT_CERTIFICATES = 'kube-root-ca.crt';
const UNRELATED_TYPES = [
  'helm.sh/release.v1',
  'kubernetes.io/service-account-token',
];

/**
 * Whether an object is the configuration of a service.
 *
 * @public
 */
export function isConfiguration(object: ConfigMap | Secret): boolean {
  return (
    object.metadata.name !== ROOT_CERTIFICATES &&
    !('type' in object && UNRELATED_TYPES.includes(object.type ?? ''))
  );
}

/** ConfigMaps or Secrets, and keys of them, that one side lacks. Names only. */
export function compareConfiguration(
  kind: 'ConfigMap' | 'Secret',
  before: NamedItems<ConfigMap | Secret>,
  after: NamedItems<ConfigMap | Secret>,
): StageDifference[] {
  return pairUp(before, after).flatMap(([name, left, right]) => {
    const subject = `${kind} ${name}`;
    const keys = [left, right].map(object => object && keysOf(object));
    return left && right
      ? compareKeys(subject, left.keys, right.keys)
      : [
          {
            aspect: 'configuration' as const,
            subject,
            before: keys[0],
            after: keys[1],
          },
        ];
  });
}

function keysOf({ keys }: ConfigMap | Secret): string {
  return keys.length > 0 ? [...keys].sort().join(', ') : 'empty';
}

function compareKeys(
  object: string,
  before: readonly string[],
  after: readonly string[],
): StageDifference[] {
  const nameOf = (key: string) => key;
  return pairUp({ items: before, nameOf }, { items: after, nameOf }).flatMap(
    ([key, left, right]) =>
      left !== undefined && right !== undefined
        ? []
        : [
            {
              aspect: 'configuration' as const,
              subject: `${object}, key ${key}`,
              before: left && 'set',
              after: right && 'set',
            },
          ],
  );
}
