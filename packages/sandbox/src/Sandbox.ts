import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  createArgocdServer,
  seedSandbox,
  type ArgocdFaults,
  type ArgocdServer,
} from './argocd';
import { createControlServer } from './control/createControlServer';
import { portsFor, SandboxPorts, withPortNamed } from './control/ports';
import { ClusterLife } from './controllers/ClusterLife';
import { DefaultTimeline } from './controllers/Timeline';
import { createGitServer } from './git';
import { KubeletLogs } from './kubelet/KubeletLogs';
import type { Cluster } from './kubernetes/Cluster';
import {
  createKubernetesServer,
  type KubernetesServer,
} from './kubernetes/createKubernetesServer';
import type { ServerFaults } from './kubernetes/http/ServerFaults';
import { InMemoryCluster } from './kubernetes/InMemoryCluster';
import {
  createPrometheus,
  type Faults,
  type RunningPrometheus,
} from './prometheus';
import { ScenarioRunner } from './scenarios/ScenarioRunner';

const SEED_DIRECTORY = join(__dirname, '..', 'seed', 'repositories');

/**
 * The tokens that the sandbox's servers take. They are no secrets: the servers listen on this
 * machine only and hold nothing that is real.
 *
 * @public
 */
export const sandboxTokens = {
  kubernetes: 'sandbox-kubernetes-token',
  argocd: 'sandbox-argocd-token',
} as const;

/** @public */
export interface SandboxOptions {
  /** The first of six ports in a row, 7100 when absent; or any that are free. */
  ports?: { base: number } | 'ephemeral';
  /** How many seconds pass in the cluster during one of ours; 1 when absent. */
  speed?: number;
  /** Whether the systems of the demo are deployed; they are when absent. */
  seed?: boolean;
  /** Takes the real Prometheus where it is installed, or always the own one. `auto` when absent. */
  prometheus?: 'auto' | 'own';
  /** Told of troubles, in a line each. */
  log?: (line: string) => void;
}

/**
 * A cluster, an Argo CD, a Prometheus with its Alertmanager, and a git server that run in this
 * process and speak their real wire protocols on the loopback interface.
 *
 * @public
 */
export interface Sandbox {
  readonly urls: Readonly<
    Record<
      | 'control'
      | 'kubernetes'
      | 'argocd'
      | 'prometheus'
      | 'alertmanager'
      | 'git',
      string
    >
  >;
  readonly cluster: Cluster;
  /** Path of a kubeconfig for `kubectl`; it goes when the sandbox stops. */
  readonly kubeconfig: string;
  readonly tokens: typeof sandboxTokens;
  /** What can be made to go wrong with the servers. */
  readonly faults: {
    readonly kubernetes: ServerFaults;
    readonly argocd: ArgocdFaults;
    readonly prometheus: Faults;
  };
  /** Breaks an environment by a scenario. Throws a NotFoundError that lists what there is. */
  break(environment: string, scenario: string): void;
  /** Takes back every scenario in an environment. Returns their ids. */
  heal(environment: string): string[];
  /** Ends everything; nothing is left open. */
  stop(): Promise<void>;
}

/**
 * Starts a sandbox. It answers at once; its workloads come up in the seconds that follow.
 *
 * @throws Error that names the port when it is taken
 * @public
 */
export async function startSandbox(
  options: SandboxOptions = {},
): Promise<Sandbox> {
  const endings: (() => Promise<void> | void)[] = [];
  const stop = async () => {
    for (const end of endings.splice(0).reverse()) {
      await end();
    }
  };
  try {
    return await start(options, endings, stop);
  } catch (error) {
    await stop();
    throw error;
  }
}

async function start(
  options: SandboxOptions,
  endings: (() => Promise<void> | void)[],
  stop: () => Promise<void>,
): Promise<Sandbox> {
  const ports = portsFor(options.ports);
  const clock = () => new Date();
  const cluster = new InMemoryCluster({ clock });
  const kubernetes = await startKubernetes(options, cluster, ports, endings);
  const { argocd, git } = await startDelivery(options, cluster, ports, endings);
  const prometheus = await startPrometheus(options, cluster, ports, endings);

  const runner = new ScenarioRunner({
    cluster,
    servers: {
      kubernetes: kubernetes.faults,
      argocd: argocd.faults,
      prometheus: prometheus.faults,
    },
  });
  const kubeconfig = await writeKubeconfig(kubernetes, endings);
  const urls = {
    kubernetes: kubernetes.url,
    argocd: argocd.url,
    prometheus: prometheus.url,
    alertmanager: prometheus.alertmanagerUrl,
    git: git.url,
  };
  const control = await withPortNamed(ports.control, port =>
    createControlServer({ port, runner, kubeconfig, urls }),
  );
  endings.push(() => control.close());
  return {
    urls: { control: control.url, ...urls },
    cluster,
    kubeconfig,
    tokens: sandboxTokens,
    faults: {
      kubernetes: kubernetes.faults,
      argocd: argocd.faults,
      prometheus: prometheus.faults,
    },
    break: (environment, scenario) => runner.break(environment, scenario),
    heal: environment => runner.heal(environment),
    stop,
  };
}

type Endings = (() => Promise<void> | void)[];

async function startKubernetes(
  { speed, log }: SandboxOptions,
  cluster: Cluster,
  ports: SandboxPorts,
  endings: Endings,
): Promise<KubernetesServer> {
  const timeline = new DefaultTimeline({ speed });
  const life = new ClusterLife({ cluster, timeline, log });
  life.start();
  endings.push(() => {
    life.stop();
    timeline.stop();
  });
  const logs = new KubeletLogs({ cluster, kubelet: life.kubelet, timeline });
  const server = await withPortNamed(ports.kubernetes, port =>
    createKubernetesServer({
      cluster,
      logs,
      port,
      clock: () => new Date(),
      tokens: [
        { token: sandboxTokens.kubernetes, user: 'sandbox', rules: 'admin' },
      ],
    }),
  );
  endings.push(() => server.close());
  return server;
}

async function startDelivery(
  { speed, seed = true }: SandboxOptions,
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

async function startPrometheus(
  { prometheus: use }: SandboxOptions,
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

async function writeKubeconfig(
  kubernetes: KubernetesServer,
  endings: Endings,
): Promise<string> {
  const directory = await mkdtemp(join(tmpdir(), 'flightdeck-sandbox-'));
  endings.push(() => rm(directory, { recursive: true, force: true }));
  const path = join(directory, 'kubeconfig');
  await writeFile(path, kubernetes.kubeconfig(), { mode: 0o600 });
  return path;
}
