import type { GitServer } from '../git';
import type { Cluster } from '../kubernetes/Cluster';
import { managedBy } from '../kubernetes/managedBy';
import { applicationSchema } from './Application';
import { ApplicationStore } from './ApplicationStore';
import { type ArgocdBackend, ARGOCD_MANAGER } from './ArgocdBackend';
import { compareApplication } from './compareApplication';
import { seedBackups } from './seedBackups';
import { seedSecrets } from './seedSecrets';
import { planTasks, runTask } from './syncTasks';
import { formatTime } from './SyncRunner';

export interface SeedSandboxOptions {
  cluster: Cluster;
  git: GitServer;
  clock?: () => Date;
}

const REPOSITORY = 'co2-calculator-deploy';
const PROJECT = 'co2-calculator';

interface SeedStage {
  stage: string;
  host: string;
  targetRevision: string;
  automated?: { prune: boolean; selfHeal: boolean };
  /** What was deployed there before, oldest first; the last one runs now. */
  deployed: string[];
}

/** In production a person decides which release runs, and syncs. */
const STAGES: readonly SeedStage[] = [
  {
    stage: 'dev',
    host: 'co2calculator-dev.epfl.ch',
    targetRevision: 'main',
    automated: { prune: true, selfHeal: true },
    deployed: ['v1.3.0', 'v1.4.0', 'v1.5.0~1', 'v1.5.0'],
  },
  {
    stage: 'staging',
    host: 'co2calculator-staging.epfl.ch',
    targetRevision: 'main',
    automated: { prune: false, selfHeal: false },
    deployed: ['v1.3.0', 'v1.4.0', 'v1.5.0~1', 'v1.5.0'],
  },
  {
    stage: 'prod',
    host: 'co2calculator.epfl.ch',
    targetRevision: 'v1.4.0',
    deployed: ['v1.3.0', 'v1.4.0'],
  },
];

function namespaceOf({ stage }: SeedStage): string {
  return `co2-calculator-${stage}`;
}

function project(git: GitServer) {
  return {
    apiVersion: 'argoproj.io/v1alpha1',
    kind: 'AppProject',
    metadata: { name: PROJECT, namespace: 'argocd' },
    spec: {
      description: 'CO2 calculator',
      sourceRepos: [`${git.url}/${REPOSITORY}.git`],
      destinations: [
        {
          server: 'https://kubernetes.default.svc',
          namespace: 'co2-calculator-*',
        },
      ],
    },
  };
}

function application(git: GitServer, seed: SeedStage) {
  return {
    apiVersion: 'argoproj.io/v1alpha1',
    kind: 'Application',
    metadata: {
      name: namespaceOf(seed),
      namespace: 'argocd',
      labels: { system: PROJECT, stage: seed.stage },
    },
    spec: {
      project: PROJECT,
      source: {
        repoURL: `${git.url}/${REPOSITORY}.git`,
        path: `environments/${seed.stage}`,
        targetRevision: seed.targetRevision,
      },
      destination: {
        server: 'https://kubernetes.default.svc',
        namespace: namespaceOf(seed),
      },
      // The autoscaler owns the number of backend Pods.
      ignoreDifferences: [
        {
          group: 'apps',
          kind: 'Deployment',
          name: 'backend',
          jsonPointers: ['/spec/replicas'],
        },
      ],
      syncPolicy: {
        ...(seed.automated && { automated: seed.automated }),
        syncOptions: ['RespectIgnoreDifferences=true'],
      },
    },
  };
}

/** Deploys what ran there last, and writes the history of how it came to be. */
async function deploy(
  backend: ArgocdBackend,
  store: ApplicationStore,
  seed: SeedStage,
): Promise<void> {
  const { cluster, git } = backend;
  const created = applicationSchema.parse(
    cluster.apply(application(git, seed)),
  );
  const initiatedBy = seed.automated
    ? { automated: true }
    : { username: 'release-manager' };
  const history = await Promise.all(
    seed.deployed.map(async (asked, id) => {
      const revision = await revisionOf(git, asked);
      const metadata = await git.metadata(REPOSITORY, revision);
      const committed = Date.parse(metadata?.date ?? '');
      return {
        id,
        revision,
        source: created.spec.source,
        deployStartedAt: formatTime(new Date(committed + 4 * 60_000)),
        deployedAt: formatTime(new Date(committed + 5 * 60_000)),
        initiatedBy,
      };
    }),
  );
  const last = history[history.length - 1];
  const revisions = [last.revision];
  const operation = { sync: { revision: last.revision }, initiatedBy };
  const comparison = await compareApplication(backend, created, { revisions });
  const resources = planTasks(comparison, operation).flatMap(task =>
    runTask(backend, created, operation, task),
  );
  store.update(created.metadata, current => ({
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
        syncResult: { revision: last.revision, source: last.source, resources },
      },
    },
  }));
}

/** `v1.5.0~1` is the commit before the tag: what dev and staging tried first. */
async function revisionOf(git: GitServer, asked: string): Promise<string> {
  const revision = await git.resolve(REPOSITORY, asked);
  if (!revision) {
    throw new Error(`The seed of ${REPOSITORY} has no revision ${asked}.`);
  }
  return revision;
}

/**
 * Puts the CO2 calculator into a cluster: namespaces, Secrets, Argo CD project and applications,
 * and what they have deployed so far. To be called before Argo CD starts.
 */
export async function seedSandbox(options: SeedSandboxOptions): Promise<void> {
  const { git, clock = () => new Date() } = options;
  const cluster = managedBy(options.cluster, ARGOCD_MANAGER);
  const backend = { cluster, git, clock, speed: 1 };
  const store = new ApplicationStore(cluster);
  const namespaces = ['argocd', ...STAGES.map(namespaceOf)];
  for (const name of namespaces) {
    cluster.apply({
      apiVersion: 'v1',
      kind: 'Namespace',
      metadata: { name, labels: { 'kubernetes.io/metadata.name': name } },
    });
  }
  cluster.apply(project(git));
  for (const seed of STAGES) {
    await seedSecrets(cluster, {
      namespace: namespaceOf(seed),
      host: seed.host,
      now: clock(),
      daysAgo: { rotated: 41, renewed: 27 },
    });
    await deploy(backend, store, seed);
  }
  seedBackups(cluster, clock());
}
