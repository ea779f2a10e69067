import { Cluster } from '../../../kubernetes/Cluster';
import { ExternalSecretView, targetOf } from './externalSecrets';
import { fillTemplate, namesIn } from './fillTemplate';
import { referencedKeys } from './referencedKeys';
import { SecretVault } from './SecretVault';

/**
 * What the Secret of an ExternalSecret holds. Where it takes all that lies at a key of the store, it
 * is what its template and the workloads of the namespace ask for: the sandbox keeps no list.
 *
 * @throws Error that tells which part of it cannot be read; never a value.
 */
export function valuesOf(
  cluster: Pick<Cluster, 'list'>,
  vault: SecretVault,
  external: ExternalSecretView,
): ReadonlyMap<string, string> {
  const { metadata, spec } = external;
  const store = spec.secretStoreRef?.name ?? '';
  const template = spec.target.template;
  const templates = Object.values(template?.data ?? {});
  const values = new Map<string, string>();
  const wanted = [
    ...namesIn(templates),
    ...referencedKeys(cluster, metadata.namespace ?? '', targetOf(external)),
  ].filter(key => template?.data[key] === undefined);
  for (const { extract } of spec.dataFrom) {
    for (const key of wanted) {
      values.set(key, vault.read(`${store}/${extract?.key ?? ''}/${key}`));
    }
  }
  for (const { secretKey, remoteRef } of spec.data) {
    const { key, property = secretKey } = remoteRef;
    values.set(secretKey, vault.read(`${store}/${key}/${property}`));
  }
  if (templates.length === 0) {
    return values;
  }
  const filled = new Map(
    Object.entries(template?.data ?? {}).map(([key, text]) => [
      key,
      fillTemplate(text, values),
    ]),
  );
  return template?.mergePolicy === 'Merge'
    ? new Map([...values, ...filled])
    : filled;
}
