import type { ArgocdFaults } from './argocd';
import { createControlServer } from './control/createControlServer';
import { portsFor, withPortNamed } from './control/ports';
import { sandboxTokens } from './control/sandboxTokens';
import {
  Endings,
  startDelivery,
  startKubernetes,
  startPrometheus,
  writeKubeconfig,
} from './control/startParts';
import type { Cluster } from './kubernetes/Cluster';
import type { GitFaults } from './git';
import type { ServerFaults } from './kubernetes/http/ServerFaults';
import { InMemoryCluster } from './kubernetes/InMemoryCluster';
import type { Faults } from './prometheus';
import { ScenarioRunner } from './scenarios/ScenarioRunner';

/** @public */
export interface SandboxOptions {
  /** The first of six ports in a row, 7100 when absent; or any that are free. */
  ports?: { base: number } | 'ephemeral';
  /** How many seconds pass in the cluster during one of ours; 1 when absent. */
  speed?: number;
  /**
   * Whether the CO2 calculator is deployed; it is when absent. `all`: the three systems that are made
   * of templates, too.
   */
  seed?: boolean | 'all';
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
    readonly git: GitFaults;
  };
  /** Breaks an environment by a scenario. Throws a NotFoundError that lists what there is. */
  break(environment: string, scenario: string): Promise<void>;
  /** Takes back every scenario in an environment. Returns their ids. */
  heal(environment: string): Promise<string[]>;
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
  const endings: Endings = [];
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
  endings: Endings,
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
    git,
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
      git: git.faults,
    },
    break: (environment, scenario) => runner.break(environment, scenario),
    heal: environment => runner.heal(environment),
    stop,
  };
}
