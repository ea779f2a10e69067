import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { createArgocdServer, seedSandbox, type ArgocdServer } from '../argocd';
import { DeclaredUsage } from '../controllers/autoscaler/UsageSource';
import { ClusterLife } from '../controllers/ClusterLife';
import { DefaultTimeline } from '../controllers/Timeline';
import { createGitServer } from '../git';
import { KubeletLogs } from '../kubelet/KubeletLogs';
import type { Cluster } from '../kubernetes/Cluster';
import { allCustomKinds } from '../kubernetes/customResourceTypes';
import {
  createKubernetesServer,
  type KubernetesServer,
} from '../kubernetes/createKubernetesServer';
import { PodUsageModel } from '../metrics';
import { createPrometheus, type RunningPrometheus } from '../prometheus';
import { seedTemplateSystems } from '../systems/seedTemplateSystems';
import { SandboxPorts, withPortNamed } from './ports';
import { sandboxTokens } from './sandboxTokens';

const SEED_DIRECTORY = join(
  dirname(require.resolve('@flightdeck/sandbox/package.json')),
  'seed',
  'repositories',
);

/** How the parts are to run; see `SandboxOptions`. */
export interface PartOptions {
  speed?: number;
  seed?: boolean | 'all';
  prometheus?: 'auto' | 'own';
  log?: (line: string) => void;
}

/** What ends the parts that were started, in the order of their start. */
export type Endings = (() => Promise<void> | void)[];

export async function startKubernetes(
  { speed, log }: PartOptions,
  cluster: Cluster,
  ports: SandboxPorts,
  endings: Endings,
): Promise<KubernetesServer> {
  const timeline = new DefaultTimeline({ speed });
  const usage = new DeclaredUsage(cluster);
  const life = new ClusterLife({ cluster, timeline, usage, log });
  life.start();
  endings.push(() => {
    life.stop();
    timeline.stop();
  });
  const clock = () => new Date();
  const logs = new KubeletLogs({ cluster, kubelet: life.kubelet, timeline });
  const server = await withPortNamed(ports.kubernetes, port =>
    createKubernetesServer({
      cluster,
      logs,
      port,
      clock,
      customKinds: allCustomKinds,
      usage: new PodUsageModel({ average: usage, clock }),
      tokens: [
        { token: sandboxTokens.kubernetes, user: 'sandbox', rules: 'admin' },
      ],
    }),
  );
  endings.push(() => server.close());
  return server;
}

export async function startDelivery(
  { speed, seed = true }: PartOptions,
  cluster: Cluster,
  ports: SandboxPorts,
  endings: Endings,
) {
  const git = await withPortNamed(ports.git, port =>
    createGitServer({ port, seedDirectory: SEED_DIRECTORY }),
  );
  endings.push(() => git.close());
  if (seed) {
    await seedSandbox({ cluster, git });
  }
  if (seed === 'all') {
    await seedTemplateSystems({ cluster, git });
  }
  const argocd: ArgocdServer = await withPortNamed(ports.argocd, port =>
    createArgocdServer({
      cluster,
      git,
      port,
      speed,
      tokens: [{ token: sandboxTokens.argocd, account: 'admin' }],
    }),
  );
  endings.push(() => argocd.close());
  return { git, argocd };
}

export async function startPrometheus(
  { prometheus: use }: PartOptions,
  cluster: Cluster,
  ports: SandboxPorts,
  endings: Endings,
): Promise<RunningPrometheus> {
  const prometheus = await withPortNamed(ports.prometheus, port =>
    createPrometheus({
      cluster,
      port,
      alertmanagerPort: ports.alertmanager,
      use,
    }),
  );
  endings.push(() => prometheus.close());
  return prometheus;
}

export async function writeKubeconfig(
  kubernetes: KubernetesServer,
  endings: Endings,
): Promise<string> {
  const directory = await mkdtemp(join(tmpdir(), 'flightdeck-sandbox-'));
  endings.push(() => rm(directory, { recursive: true, force: true }));
  const path = join(directory, 'kubeconfig');
  await writeFile(path, kubernetes.kubeconfig(), { mode: 0o600 });
  return path;
}
