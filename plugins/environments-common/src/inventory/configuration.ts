import type { ConfigurationItem } from '../api/inventory';
import type { EnvironmentFacts } from '../health/EnvironmentFacts';
import type { ConfigMap, Secret } from '../kubernetes';
import { byPlace } from './byPlace';
import type { WorkloadIndex } from './WorkloadIndex';

// The control plane writes it into every namespace; it tells nothing of the environment.
const ROOT_CERTIFICATES = 'kube-root-ca.crt';

/** Undefined when neither ConfigMaps nor Secrets could be read. */
export function assembleConfiguration(
  { objects: { ConfigMap: configMaps, Secret: secrets } }: EnvironmentFacts,
  workloads: WorkloadIndex,
): ConfigurationItem[] | undefined {
  if (!configMaps && !secrets) {
    return undefined;
  }
  return [
    ...(configMaps ?? [])
      .filter(({ metadata }) => metadata.name !== ROOT_CERTIFICATES)
      .map(configMap => describe('ConfigMap', configMap, workloads)),
    ...(secrets ?? []).map(secret => ({
      ...describe('Secret', secret, workloads),
      type: secret.type,
      certificateExpiresAt: secret.certificateExpiresAt,
    })),
  ].sort(byPlace);
}

function describe(
  kind: ConfigurationItem['kind'],
  { metadata, keys, updatedAt }: ConfigMap | Secret,
  workloads: WorkloadIndex,
): ConfigurationItem {
  return {
    kind,
    namespace: metadata.namespace,
    name: metadata.name,
    keys: [...keys].sort(),
    createdAt: metadata.creationTimestamp,
    updatedAt,
    usedBy: workloads.usersOf(kind, metadata),
  };
}
