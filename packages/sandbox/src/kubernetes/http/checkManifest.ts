import { Manifest } from '../Cluster';
import { fieldAt, listAt } from '../json';
import { ResourceType } from '../resourceTypes';
import { StatusError } from '../StatusError';

const NAME =
  /^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$/;
const WORKLOADS = ['Deployment', 'ReplicaSet', 'StatefulSet', 'DaemonSet'];
const RBAC = 'rbac.authorization.k8s.io';

/**
 * The few rules of Kubernetes' validation without which the rest of the sandbox could not work.
 * Throws a 422 that names every field that breaks one.
 */
export function checkManifest(type: ResourceType, manifest: Manifest): void {
  const causes = [
    ...nameCauses(type, manifest.metadata.name),
    ...replicasCauses(manifest),
    ...podCauses(manifest),
  ];
  if (causes.length > 0) {
    throw StatusError.invalid(type, manifest.metadata.name, causes);
  }
}

function nameCauses(type: ResourceType, name: string) {
  // Roles may be called by any path segment, as `system:node`.
  if (type.group === RBAC || (name.length <= 253 && NAME.test(name))) {
    return [];
  }
  return [
    {
      field: 'metadata.name',
      message: `Invalid value: "${name}": a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or '.', and must start and end with an alphanumeric character`,
    },
  ];
}

function replicasCauses(manifest: Manifest) {
  const replicas = fieldAt(manifest, 'spec', 'replicas');
  if (!WORKLOADS.includes(manifest.kind) || replicas === undefined) {
    return [];
  }
  return typeof replicas === 'number' &&
    Number.isInteger(replicas) &&
    replicas >= 0
    ? []
    : [
        {
          field: 'spec.replicas',
          message: `Invalid value: ${JSON.stringify(
            replicas,
          )}: must be greater than or equal to 0`,
        },
      ];
}

function podCauses(manifest: Manifest) {
  const path = WORKLOADS.includes(manifest.kind)
    ? ['spec', 'template', 'spec']
    : ['spec'];
  if (manifest.kind !== 'Pod' && path.length === 1) {
    return [];
  }
  const containers = listAt(manifest, ...path, 'containers');
  const required = { reason: 'FieldValueRequired', message: 'Required value' };
  if (containers.length === 0) {
    return [{ ...required, field: `${path.join('.')}.containers` }];
  }
  return containers.flatMap((container, index) =>
    typeof fieldAt(container, 'name') === 'string'
      ? []
      : [{ ...required, field: `${path.join('.')}.containers[${index}].name` }],
  );
}
