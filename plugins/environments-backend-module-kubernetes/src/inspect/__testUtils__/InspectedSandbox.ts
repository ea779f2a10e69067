import type {
  EnvironmentDefinition,
  LogEntry,
  LogRequest,
} from '@flightdeck/plugin-environments-common';
import { until } from '@flightdeck/plugin-environments-node/testUtils';
import { createKubernetesServer, InMemoryCluster } from '@flightdeck/sandbox';
import { environment, RunningSource } from '../../__testUtils__/RunningSource';
import { TcpProxy } from '../../__testUtils__/TcpProxy';
import type { TestManifest } from '../../__testUtils__/TestCluster';
import { defaultInspectionTiming } from '../InspectionTiming';
import { KubernetesInspector } from '../KubernetesInspector';
import type { WatchedCluster } from '../../config/ClusterConfig';
import { ScriptedLogs } from './ScriptedLogs';

export const NAMESPACE = 'shop';

const ALL = { verbs: ['*'], groups: ['*'], resources: ['*'] };

interface Part {
  server: Awaited<ReturnType<typeof createKubernetesServer>>;
  /** Between the inspector and the server. */
  proxy: TcpProxy;
  running: RunningSource;
  inspector: KubernetesInspector;
}

/** A cluster with scripted logs, its source, and an inspector that is asked over the wire. */
export class InspectedSandbox {
  readonly cluster: InMemoryCluster;
  readonly logs: ScriptedLogs;
  readonly environment: EnvironmentDefinition;
  readonly server: Part['server'];
  readonly proxy: TcpProxy;
  readonly running: RunningSource;
  readonly inspector: KubernetesInspector;

  private constructor(
    cluster: InMemoryCluster,
    logs: ScriptedLogs,
    of: EnvironmentDefinition,
    part: Part,
  ) {
    this.cluster = cluster;
    this.logs = logs;
    this.environment = of;
    this.server = part.server;
    this.proxy = part.proxy;
    this.running = part.running;
    this.inspector = part.inspector;
  }

  static async create(
    options: {
      rules?: (typeof ALL)[];
      timing?: Partial<typeof defaultInspectionTiming>;
    } = {},
  ): Promise<InspectedSandbox> {
    const clock = () => new Date();
    const cluster = new InMemoryCluster({ clock });
    cluster.apply({
      apiVersion: 'v1',
      kind: 'Namespace',
      metadata: { name: NAMESPACE },
    });
    const logs = new ScriptedLogs();
    const server = await createKubernetesServer({
      cluster,
      logs,
      tokens: [
        { token: 'watcher', user: 'watcher', rules: 'admin' },
        {
          token: 'inspector',
          user: 'inspector',
          rules: options.rules ?? [ALL],
        },
      ],
      clock,
      port: 0,
    });
    const proxy = await TcpProxy.create(server.url);
    const of = environment('shop', { namespaces: [NAMESPACE] });
    const running = await new RunningSource(
      [connect('watcher', server.url)],
      [of],
    ).start();
    const inspector = inspect(
      connect('inspector', `http://127.0.0.1:${proxy.port}`),
      running,
      options.timing,
    );
    await running.untilRead(of, ({ objects }) => objects?.Pod !== undefined);
    const part = { server, proxy, running, inspector };
    return new InspectedSandbox(cluster, logs, of, part);
  }

  /** Applies objects, and waits until the source knows them. Gives the uid of the last. */
  async apply(...manifests: TestManifest[]): Promise<string> {
    let uid = '';
    for (const manifest of manifests) {
      const { kind, metadata, status } = manifest;
      ({ uid } = this.cluster.apply(manifest).metadata);
      if (status) {
        this.cluster.patch(kind, NAMESPACE, metadata.name, { status });
      }
    }
    await this.untilKnown(...manifests);
    return uid;
  }

  async untilKnown(...manifests: TestManifest[]): Promise<void> {
    for (const { kind, metadata } of manifests) {
      const version = () =>
        this.cluster.get(kind, NAMESPACE, metadata.name)?.metadata
          .resourceVersion;
      await until(() => {
        const { objects = {} } = this.running.source.read(this.environment);
        return Object.entries(objects).some(
          ([name, list]) =>
            name === kind &&
            list?.some(
              object =>
                object.metadata.name === metadata.name &&
                object.metadata.resourceVersion === version(),
            ),
        );
      });
    }
  }

  read(
    request: Partial<LogRequest> & Pick<LogRequest, 'kind' | 'name'>,
    signal: AbortSignal = new AbortController().signal,
  ): AsyncGenerator<LogEntry, void, void> {
    return this.inspector.readLogs(
      this.environment,
      {
        namespace: NAMESPACE,
        tailLines: 200,
        previous: false,
        follow: false,
        ...request,
      },
      { signal },
    );
  }

  async close(): Promise<void> {
    this.running.stop();
    await this.inspector.close();
    await this.proxy.close();
    await this.server.close();
  }
}

function connect(token: string, url: string): WatchedCluster {
  return {
    type: 'watched',
    name: 'contract',
    url,
    credentials: { type: 'token', token },
    skipTLSVerify: false,
  };
}

function inspect(
  cluster: WatchedCluster,
  { source }: RunningSource,
  timing: Partial<typeof defaultInspectionTiming> = {},
): KubernetesInspector {
  return new KubernetesInspector(
    { clusters: [cluster], unsupportedLocators: [], unwatchedKinds: [] },
    {
      source,
      timing: {
        ...defaultInspectionTiming,
        pollMs: 20,
        retryMs: { first: 10, last: 50 },
        ...timing,
      },
    },
  );
}
