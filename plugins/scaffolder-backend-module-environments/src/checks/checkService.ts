import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import {
  describeService,
  type ServiceAnswers,
} from '@flightdeck/plugin-environments-common';
import type { ActionServices } from '../actions/ActionServices';
import { parseEntities } from '../catalog/parseEntities';
import { renderEnvironments } from '../manifests/renderEnvironments';
import { renderService } from '../rendering/renderService';
import { describeRepository } from '../repository/describeRepository';
import { checkCatalog } from './checkCatalog';
import { checkCluster } from './checkCluster';
import { checkDelivery } from './checkDelivery';
import { checkNamespaces } from './checkNamespaces';
import { checkRepository } from './checkRepository';
import type { ServiceProblem } from './ServiceProblem';
import type { ServiceSubject } from './ServiceSubject';
import { toProblem } from './toProblem';

export type CheckServices = Omit<
  ActionServices,
  'permissions' | 'defaultAuthor' | 'now' | 'delay'
>;

/** Looks at all that a service will touch, before anything of it is made. Changes nothing. */
export async function checkService(
  answers: ServiceAnswers,
  services: CheckServices,
  options: {
    task: string;
    credentials: BackstageCredentials;
    signal: AbortSignal;
  },
): Promise<ServiceProblem[]> {
  let subject: ServiceSubject;
  try {
    subject = await readSubject(answers, services, options);
  } catch (error) {
    return [toProblem('blueprint', error)];
  }
  const [published, delivery] = await Promise.all([
    checkRepository(answers, { ...options, hosts: services.gitHosts }),
    checkDelivery(subject, services),
  ]);
  const [catalog, placement] = await Promise.all([
    checkCatalog(subject, { ...services, resumed: published.resumed }),
    checkPlacement(subject, services, delivery.resumed),
  ]);
  return [
    ...catalog,
    ...published.problems,
    ...placement,
    ...delivery.problems,
  ];
}

async function readSubject(
  answers: ServiceAnswers,
  { templates, gitHosts, integrations }: CheckServices,
  options: Pick<ServiceSubject, 'task' | 'credentials' | 'signal'>,
): Promise<ServiceSubject> {
  const repository = describeRepository(answers, {
    hosts: gitHosts,
    integrations,
  });
  const files = await renderService(templates, answers, repository);
  return {
    ...options,
    answers,
    repository,
    service: describeService(answers),
    entities: parseEntities(files.get('catalog-info.yaml') ?? ''),
    manifests: await renderEnvironments(files, {
      name: answers.name,
      cloneUrl: repository.cloneUrl,
    }),
  };
}

async function checkPlacement(
  subject: ServiceSubject,
  { clusters }: CheckServices,
  resumed: boolean,
): Promise<ServiceProblem[]> {
  const { cluster } = subject.answers.placement;
  const directory = clusters.find(each => each.cluster === cluster);
  if (!directory) {
    const known = clusters.map(each => each.cluster).join(', ') || 'none';
    const message = `No cluster '${cluster}' is configured; there is: ${known}.`;
    return [{ field: 'placement.cluster', message, severity: 'error' }];
  }
  const found = await Promise.all([
    checkCluster(subject, directory),
    checkNamespaces(subject, { directory, resumed }),
  ]);
  return found.flat();
}
