import type {
  Presence,
  ServiceAnswers,
} from '@flightdeck/plugin-environments-common';
import type { ArgocdAdministration } from '@flightdeck/plugin-environments-backend-module-argocd';
import type {
  ClusterDirectory,
  DeliveryDirectory,
} from '@flightdeck/plugin-environments-node';
import { isMadeBy } from '../delivery/ownership';
import { checkRights } from './checkRights';
import type { ServiceProblem } from './ServiceProblem';
import type { ServiceSubject } from './ServiceSubject';

const INSTANCE = 'placement.argocdInstance';

/** What was found of a service in Argo CD. */
export interface DeliveryFinding {
  problems: ServiceProblem[];
  /** Whether this task has made the project before. */
  resumed: boolean;
}

/** Whether Argo CD knows the destination, and nothing of the names that the service will have. */
export async function checkDelivery(
  subject: ServiceSubject,
  options: {
    deliveries: readonly DeliveryDirectory[];
    administrations: readonly ArgocdAdministration[];
    clusters: readonly Pick<ClusterDirectory, 'cluster'>[];
  },
): Promise<DeliveryFinding> {
  const { answers, service, signal } = subject;
  const { argocdInstance: name, destination } = answers.placement;
  const directory = options.deliveries.find(each => each.instance === name);
  const administration = options.administrations.find(
    each => each.instance === name,
  );
  if (!directory || !administration) {
    const message = `No Argo CD instance '${name}' is configured.`;
    const problem = { field: INSTANCE, message, severity: 'error' } as const;
    return { problems: [problem], resumed: false };
  }
  const [instance, presence, ...applications] = await Promise.all([
    directory.describe({ signal }),
    directory.findProject(service.project, { signal }),
    ...service.environments.map(each =>
      directory.findApplication(each.name, { signal }),
    ),
  ]);
  if (instance.state === 'unreachable' || instance.state === 'unauthorized') {
    const { message } = instance;
    return {
      problems: [{ field: INSTANCE, message, severity: 'unknown' }],
      resumed: false,
    };
  }
  const rights = await checkRights(subject, administration);
  const resumed =
    presence.state === 'exists' && (await isOurs(subject, administration));
  return {
    resumed,
    problems: [
      ...rights,
      ...checkDestination(name, destination, instance.destinations),
      ...checkSameCluster(
        answers.placement,
        instance.destinations,
        options.clusters,
      ),
      ...(resumed ? [] : [presence, ...applications].flatMap(toProblem)),
    ],
  };
}

/** Whether this task has made the project; false, too, when that cannot be told. */
async function isOurs(
  { service, task, signal }: ServiceSubject,
  administration: ArgocdAdministration,
): Promise<boolean> {
  const found = await administration
    .findProject(service.project, { signal })
    .catch(() => undefined);
  return found !== undefined && isMadeBy(found, task);
}

function checkDestination(
  instance: string,
  wanted: string,
  known: readonly { server: string }[] | undefined,
): ServiceProblem[] {
  const field = 'placement.destination';
  if (!known) {
    const message = `Argo CD '${instance}' does not tell which clusters it delivers to.`;
    return [{ field, message, severity: 'warning' }];
  }
  if (known.some(({ server }) => server === wanted)) {
    return [];
  }
  const servers = known.map(({ server }) => server).join(', ') || 'none';
  const message = `Argo CD '${instance}' does not deliver to ${wanted}; it delivers to: ${servers}.`;
  return [{ field, message, severity: 'error' }];
}

/** What was looked at on one cluster says nothing of another one of ours. */
function checkSameCluster(
  { cluster, destination }: ServiceAnswers['placement'],
  known: readonly { name: string; server: string }[] = [],
  clusters: readonly { cluster: string }[],
): ServiceProblem[] {
  const names = known
    .filter(({ server }) => server === destination)
    .map(({ name }) => name);
  const others = clusters.filter(each => names.includes(each.cluster));
  if (others.length === 0 || names.includes(cluster)) {
    return [];
  }
  const message = `${destination} is cluster '${others[0].cluster}', and not cluster '${cluster}'.`;
  return [{ field: 'placement.destination', message, severity: 'error' }];
}

function toProblem({ state, message }: Presence): ServiceProblem[] {
  switch (state) {
    case 'exists':
      return [
        {
          field: 'name',
          message: `${message} Choose another name.`,
          severity: 'error',
        },
      ];
    case 'unknown':
      return [{ field: INSTANCE, message, severity: 'unknown' }];
    default:
      return [];
  }
}
