import type { GitServer } from '../git';
import { createBackend } from './ArgocdBackend';
import { seedBackups } from './seedBackups';
import { seedSecrets } from './seedSecrets';
import { seedSystem, type SeedTarget } from './seedSystem';

export type SeedSandboxOptions = SeedTarget;

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

/** Production follows a branch of its own: what a person brings there is deployed by itself. */
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
    targetRevision: 'production',
    automated: { prune: false, selfHeal: false },
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

/**
 * Puts the CO2 calculator into a cluster: namespaces, Secrets, Argo CD project and applications,
 * and what they have deployed so far. To be called before Argo CD starts.
 */
export async function seedSandbox(options: SeedSandboxOptions): Promise<void> {
  const { git, clock = () => new Date() } = options;
  const { cluster } = createBackend(options);
  for (const name of ['argocd', ...STAGES.map(namespaceOf)]) {
    cluster.apply({
      apiVersion: 'v1',
      kind: 'Namespace',
      metadata: { name, labels: { 'kubernetes.io/metadata.name': name } },
    });
  }
  for (const seed of STAGES) {
    await seedSecrets(cluster, {
      namespace: namespaceOf(seed),
      host: seed.host,
      now: clock(),
      daysAgo: { rotated: 41, renewed: 27 },
    });
  }
  await seedSystem(options, {
    repository: { name: REPOSITORY },
    project: project(git),
    applications: STAGES.map(seed => ({
      manifest: application(git, seed),
      deployed: seed.deployed,
    })),
  });
  seedBackups(cluster, clock());
}
