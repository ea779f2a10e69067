import { formatTime } from '../kubernetes/objectMetadata';
import { commitHistory, type GitServer, type SeedHistory } from '../git';
import type { Cluster, Manifest } from '../kubernetes/Cluster';
import {
  type Application,
  applicationSchema,
  isAutomated,
  type Operation,
  type ResourceResult,
  revisionFields,
  sourcesOf,
} from './Application';
import { ApplicationStore } from './ApplicationStore';
import { type ArgocdBackend, createBackend } from './ArgocdBackend';
import { compareApplication } from './compareApplication';
import { requirePermitted } from './projects/requirePermitted';
import { planTasks } from './sync/planTasks';
import { runTask } from './sync/runTask';
import { refusedTasks } from './sync/validateTasks';

/** Where a system is put. */
export interface SeedTarget {
  cluster: Cluster;
  git: GitServer;
  clock?: () => Date;
}

/** An application, and what it has deployed so far. */
export interface SeededApplication {
  manifest: Manifest;
  /** Revisions, oldest first; the last one runs now. Its target revision when absent. */
  deployed?: readonly string[];
  /** Who synced it, where it does not sync by itself; `admin` when absent. */
  deployedBy?: string;
}

/** A system as it is when the sandbox starts. */
export interface SystemSeed {
  repository: {
    name: string;
    /** What `main` holds in the end; absent for a repository that is there already. */
    files?: ReadonlyMap<string, string>;
    /** How it came to be; one commit of yesterday when absent. */
    history?: SeedHistory;
  };
  /** Of kind AppProject. */
  project: Manifest;
  applications: readonly SeededApplication[];
}

const ONE_COMMIT: SeedHistory = {
  commits: [
    {
      message: 'Begin',
      author: { name: 'Camille Favre', email: 'camille.favre@example.org' },
      daysAgo: 1,
    },
  ],
};

type Initiator = { automated: true } | { username: string };

/** From its commit on, until the release was out. */
const STARTED_AFTER = 4 * 60_000;
const DEPLOYED_AFTER = 5 * 60_000;

/**
 * Puts a system into the sandbox: its repository, its project, its applications and what they have
 * deployed. To be called before Argo CD starts. The Secrets that it needs, and namespaces that its
 * applications do not make, have to be there.
 *
 * @throws Error with a sentence when something cannot be deployed
 */
export async function seedSystem(
  target: SeedTarget,
  system: SystemSeed,
): Promise<void> {
  const backend = createBackend(target);
  const { repository, project } = system;
  if (repository.files) {
    await backend.git.create(repository.name);
    await commitHistory(
      (...commit) => backend.git.commit(repository.name, ...commit),
      repository.files,
      repository.history ?? ONE_COMMIT,
      backend.clock(),
    );
  }
  backend.cluster.apply(project);
  for (const application of system.applications) {
    await deploy(backend, application);
  }
}

/** Deploys what ran there last, and writes the history of how it came to be. */
async function deploy(
  backend: ArgocdBackend,
  { manifest, deployed = [''], deployedBy = 'admin' }: SeededApplication,
): Promise<void> {
  const application = applicationSchema.parse(backend.cluster.apply(manifest));
  const initiatedBy: Initiator = isAutomated(application)
    ? { automated: true }
    : { username: deployedBy };
  const history = await Promise.all(
    deployed.map((asked, id) =>
      historyEntry(backend, application, { asked, id, initiatedBy }),
    ),
  );
  const last = history[history.length - 1];
  const { revision, revisions } = last;
  const operation: Operation = {
    sync: { ...(revisions ? { revisions } : { revision }) },
    initiatedBy,
  };
  const resources = await apply(backend, application, operation);
  new ApplicationStore(backend.cluster).update(
    application.metadata,
    current => ({
      ...current,
      status: {
        ...current.status,
        history,
        operationState: {
          operation,
          phase: 'Succeeded',
          message: 'successfully synced (all tasks run)',
          startedAt: last.deployStartedAt,
          finishedAt: last.deployedAt,
          syncResult: {
            ...revisionFields(application, revisions ?? [revision ?? '']),
            resources,
          },
        },
      },
    }),
  );
}

async function historyEntry(
  { git }: ArgocdBackend,
  application: Application,
  { asked, ...entry }: { asked: string; id: number; initiatedBy: Initiator },
) {
  const commits = await Promise.all(
    sourcesOf(application).map(async ({ repoURL, targetRevision }) => {
      const repository = git.repositoryOf(repoURL) ?? '';
      const wanted = asked || targetRevision || 'HEAD';
      const revision = await git.resolve(repository, wanted);
      if (!revision) {
        throw new Error(`The seed of ${repository} has no revision ${wanted}.`);
      }
      const metadata = await git.metadata(repository, revision);
      return { revision, date: Date.parse(metadata?.date ?? '') };
    }),
  );
  const newest = Math.max(...commits.map(({ date }) => date));
  return {
    ...entry,
    ...revisionFields(
      application,
      commits.map(({ revision }) => revision),
    ),
    deployStartedAt: formatTime(new Date(newest + STARTED_AFTER)),
    deployedAt: formatTime(new Date(newest + DEPLOYED_AFTER)),
  };
}

/** Applies all at once: hooks and waves are of a past that went well. */
async function apply(
  backend: ArgocdBackend,
  application: Application,
  operation: Operation,
): Promise<ResourceResult[]> {
  const { revision, revisions } = operation.sync;
  const project = requirePermitted(backend, application);
  const comparison = await compareApplication(backend, application, {
    revisions: revisions ?? (revision ? [revision] : []),
  });
  const scope = { backend, project, application, operation };
  const tasks = planTasks(
    backend,
    application,
    { ...comparison, hooks: [] },
    operation,
  );
  const refused = refusedTasks(scope, tasks);
  const results =
    refused.length > 0 ? refused : tasks.map(task => runTask(scope, task));
  const failed = results.find(({ status }) => status === 'SyncFailed');
  if (failed) {
    throw new Error(
      `The seed of ${application.metadata.name} cannot be deployed: ${failed.kind} ${failed.name}: ${failed.message}`,
    );
  }
  return results;
}
