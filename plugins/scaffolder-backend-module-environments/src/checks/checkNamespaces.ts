import type {
  NamespaceDescription,
  ServiceEnvironment,
} from '@flightdeck/plugin-environments-common';
import type { ClusterDirectory } from '@flightdeck/plugin-environments-node';
import { sumNeeds } from '../manifests/sumNeeds';
import { checkQuotas } from './checkQuotas';
import type { ServiceProblem } from './ServiceProblem';
import type { ServiceSubject } from './ServiceSubject';

const SYSTEM_LABEL = 'flightdeck.dev/system';

/**
 * Whether the namespaces are as the answers say: there and free, with room for the service; or not
 * there, or of this service.
 */
export async function checkNamespaces(
  subject: ServiceSubject,
  options: { directory: ClusterDirectory; resumed: boolean },
): Promise<ServiceProblem[]> {
  const { directory, resumed } = options;
  const found = await Promise.all(
    subject.service.environments.flatMap(environment =>
      environment.namespaces.map(async namespace =>
        checkNamespace(
          subject,
          environment,
          await directory.describeNamespace(namespace, subject),
          resumed,
        ),
      ),
    ),
  );
  return found.flat();
}

function checkNamespace(
  subject: ServiceSubject,
  environment: ServiceEnvironment,
  described: NamespaceDescription,
  resumed: boolean,
): ServiceProblem[] {
  const field = `namespaces.names.${environment.stage}`;
  const { state, message, labels = {} } = described;
  const told = (
    sentence: string,
    severity: ServiceProblem['severity'],
  ): ServiceProblem[] => [{ field, message: sentence, severity }];
  if (state === 'unknown') {
    return told(message, 'unknown');
  }
  const { name, namespaces } = subject.answers;
  if (namespaces.mode === 'create') {
    return state === 'absent' || labels[SYSTEM_LABEL] === name
      ? []
      : told(
          `${message} It is not labelled as one of ${name} (${SYSTEM_LABEL}): choose another name, or have it used as it is.`,
          'error',
        );
  }
  if (state === 'absent') {
    return told(`${message} Have it made, or let Argo CD make it.`, 'error');
  }
  if (resumed) {
    return [];
  }
  const owner = labels[SYSTEM_LABEL];
  if (owner !== undefined && owner !== name) {
    return told(
      `${message} It is one of ${owner} (${SYSTEM_LABEL}): choose another one.`,
      'error',
    );
  }
  return [
    ...checkFree(described).flatMap(problem => told(...problem)),
    ...checkRoom(subject, environment, described).map(problem => ({
      field,
      ...problem,
    })),
  ];
}

function checkFree({
  cluster,
  name,
  holdsWorkloads,
}: NamespaceDescription): [string, ServiceProblem['severity']][] {
  switch (holdsWorkloads) {
    case false:
      return [];
    case true:
      return [
        [
          `Namespace ${name} of cluster '${cluster}' has workloads already: choose one that is empty.`,
          'error',
        ],
      ];
    default:
      return [
        [
          `Cluster '${cluster}' does not tell whether namespace ${name} has workloads.`,
          'warning',
        ],
      ];
  }
}

function checkRoom(
  { manifests }: ServiceSubject,
  environment: ServiceEnvironment,
  { cluster, name, quotas }: NamespaceDescription,
): Omit<ServiceProblem, 'field'>[] {
  if (!quotas) {
    const message = `Cluster '${cluster}' does not tell the quotas of namespace ${name}.`;
    return [{ message, severity: 'warning' }];
  }
  const own = (manifests.get(environment.name) ?? []).filter(
    ({ metadata }) => metadata.namespace === name,
  );
  return checkQuotas(quotas, sumNeeds(own)).map(message => ({
    message: `Namespace ${name} has too little room: ${message}`,
    severity: 'error',
  }));
}
