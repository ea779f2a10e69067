import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import { isError } from '@backstage/errors';
import type { GitIdentity } from '@flightdeck/plugin-environments-backend-module-git';
import {
  describeService,
  type ServiceAnswers,
} from '@flightdeck/plugin-environments-common';
import type { ActionServices } from '../actions/ActionServices';
import { unregisterLocation } from '../catalog/unregisterLocation';
import { undoDelivery } from '../delivery/undoDelivery';
import { GitRemote } from '../git/GitRemote';
import { emptyRepository, hasPublished } from '../git/publishFolder';
import {
  describeRepository,
  findGitHost,
} from '../repository/describeRepository';
import { findKeptNamespaces } from './findKeptNamespaces';
import type { UndoReport } from './UndoReport';

export interface UndoServiceOptions {
  task: string;
  credentials: BackstageCredentials;
  author: GitIdentity;
  /** Whether this task has registered the service; a repository of plain git tells by itself. */
  registered: boolean;
  signal: AbortSignal;
}

type UndoServices = Pick<
  ActionServices,
  | 'administrations'
  | 'catalog'
  | 'clusters'
  | 'delay'
  | 'gitHosts'
  | 'integrations'
  | 'now'
>;

/**
 * Undoes what a task has made of a service, in reverse: the registration, the applications and the
 * project, the files of the repository, which tell until the end whose it is.
 */
export async function undoService(
  answers: ServiceAnswers,
  services: UndoServices,
  options: UndoServiceOptions,
): Promise<UndoReport> {
  const reports: UndoReport[] = [];
  const attempt = async (what: string, act: () => Promise<UndoReport>) => {
    try {
      reports.push(await act());
    } catch (error) {
      const why = isError(error) ? error.message : String(error);
      reports.push({ undone: [], left: [`${what}: ${why}`] });
    }
  };
  await attempt('the registration in the catalog', () =>
    undoRegistration(answers, services, options),
  );
  await attempt('what is in Argo CD', () =>
    undoInArgocd(answers, services, options),
  );
  await attempt('the repository', () =>
    undoRepository(answers, services, options),
  );
  return {
    undone: reports.flatMap(({ undone }) => undone),
    left: reports.flatMap(({ left }) => left),
  };
}

async function undoRegistration(
  answers: ServiceAnswers,
  services: UndoServices,
  options: UndoServiceOptions,
): Promise<UndoReport> {
  const { catalogInfoUrl } = describeRepository(answers, {
    hosts: services.gitHosts,
    integrations: services.integrations,
  });
  const ours =
    options.registered || (await isPublished(answers, services, options));
  return ours
    ? unregisterLocation(services.catalog, catalogInfoUrl, options.credentials)
    : { undone: [], left: [] };
}

async function undoInArgocd(
  answers: ServiceAnswers,
  services: UndoServices,
  { task, signal }: UndoServiceOptions,
): Promise<UndoReport> {
  const administration = services.administrations.find(
    ({ instance }) => instance === answers.placement.argocdInstance,
  );
  if (!administration) {
    return { undone: [], left: [] };
  }
  const { project, environments } = describeService(answers);
  const report = await undoDelivery({
    administration,
    task,
    project,
    applications: environments.map(({ name }) => name),
    delay: services.delay,
    signal,
  });
  if (report.undone.length === 0) {
    return report;
  }
  const kept = await findKeptNamespaces(answers, services.clusters, signal);
  return { ...report, left: [...report.left, ...kept] };
}

async function isPublished(
  answers: ServiceAnswers,
  { gitHosts, delay }: UndoServices,
  { task, signal }: UndoServiceOptions,
): Promise<boolean> {
  const { name, repository } = answers;
  if (repository.kind !== 'git') {
    return false;
  }
  const host = findGitHost(gitHosts, repository.host);
  const remote = new GitRemote(host, repository.name, signal);
  const provenance = { service: name, task };
  return await hasPublished({ remote, provenance, delay, signal });
}

async function undoRepository(
  { name, repository }: ServiceAnswers,
  { gitHosts, delay, now }: UndoServices,
  { task, author, signal }: UndoServiceOptions,
): Promise<UndoReport> {
  if (repository.kind !== 'git') {
    const left = `repository ${repository.repoUrl}, if this task made it: delete it there.`;
    return { undone: [], left: [left] };
  }
  const host = findGitHost(gitHosts, repository.host);
  const remote = new GitRemote(host, repository.name, signal);
  const emptied = await emptyRepository({
    remote,
    message: `Take back ${name}`,
    provenance: { service: name, task },
    author,
    now,
    delay,
    signal,
  });
  return emptied
    ? {
        undone: [`the files of ${remote.url}`],
        left: [
          `${remote.url}: it is empty, and can be used again or deleted by its host.`,
        ],
      }
    : { undone: [], left: [] };
}
