import { NotFoundError, ServiceUnavailableError } from '@backstage/errors';
import type {
  EnvironmentDefinition,
  KubernetesKind,
} from '@flightdeck/plugin-environments-common';
import type { SourceReading } from '@flightdeck/plugin-environments-node';
import { ClusterError } from '../client/ClusterError';

/** The error of an object that the environment has not, whether or not the cluster has it. */
export function noSuchObject(
  environment: EnvironmentDefinition,
  { kind, namespace, name }: { kind: string; namespace?: string; name: string },
): NotFoundError {
  const where = namespace ? ` in namespace '${namespace}'` : '';
  return new NotFoundError(
    `Environment '${environment.name}' has no ${kind} '${name}'${where}.`,
  );
}

/** The error of objects of a kind that the source knows nothing of, in its own words. */
export function kindUnknown(
  kind: KubernetesKind,
  namespace: string | undefined,
  { statuses }: SourceReading,
): ServiceUnavailableError {
  const [status] = statuses;
  const gap = status?.gaps.find(
    ({ what }) => what === kind || what === `${kind} in ${namespace}`,
  );
  return new ServiceUnavailableError(
    gap?.message ??
      (status && status.state !== 'ok'
        ? status.message
        : `Objects of the kind ${kind} are not known yet.`),
  );
}

/** A right that a request needs, as RBAC names its parts. */
export interface Right {
  cluster: string;
  verb: 'get';
  /** For example `pods` or `ingresses.networking.k8s.io`. */
  resource: string;
  namespace?: string;
}

/** What a failed request means to a person: a sentence that names the cluster. */
export function explainRefusal(error: ClusterError, right: Right): string {
  if (error.failure !== 'forbidden') {
    return error.message;
  }
  const { cluster, verb, resource, namespace } = right;
  const where = namespace ? ` in namespace '${namespace}'` : '';
  return `The configured credentials may not ${verb} ${resource}${where} of cluster '${cluster}'.`;
}

/** The error of a failed request. Refused credentials are ours, never those of who asks. */
export function toServiceUnavailable(error: unknown, right: Right): unknown {
  return error instanceof ClusterError
    ? new ServiceUnavailableError(explainRefusal(error, right))
    : error;
}
