import { once } from 'node:events';
import { ServerResponse } from 'node:http';
import { setTimeout as delay } from 'node:timers/promises';
import type { PodUsageModel } from '../metrics/PodUsageModel';
import { createCertificate } from './certificate';
import { Cluster } from './Cluster';
import { expireEvents } from './expireEvents';
import { EventHistory } from './history/EventHistory';
import { ApiContext } from './http/ApiContext';
import { KubernetesToken } from './http/authorization';
import { Connections } from './http/Connections';
import { createApp } from './http/createApp';
import { listenPlainAndTls } from './http/listenPlainAndTls';
import { DefaultServerFaults, ServerFaults } from './http/ServerFaults';
import { kubeconfigOf } from './kubeconfig';
import { PodLogSource } from './PodLogSource';

const GOODBYE_MS = 500;

export interface KubernetesServerOptions {
  cluster: Cluster;
  logs: PodLogSource;
  /** Who may do what. Nobody else gets in. */
  tokens: readonly KubernetesToken[];
  clock: () => Date;
  /** On 127.0.0.1; 0 takes a free one. */
  port: number;
  /** How many changes a watch can resume across at least; 10,000 when absent. */
  historyCapacity?: number;
  /** How often watches that ask for it are told the version reached; a minute when absent. */
  bookmarkIntervalMs?: number;
  /**
   * The custom kinds to serve, as `Certificate`; none when absent. Looked up anew for each request,
   * so that one may come and go.
   */
  customKinds?: ReadonlySet<string>;
  /** What `metrics.k8s.io` tells; that group is not served when absent. */
  usage?: PodUsageModel;
}

export interface KubernetesServer {
  /** Over HTTP. */
  url: string;
  /** The same server over HTTPS. */
  secureUrl: string;
  /** The certificate authority of `secureUrl`, PEM. */
  certificateAuthority: string;
  /** For `kubectl --kubeconfig`: one context for each user, the first one is current. */
  kubeconfig(): string;
  faults: ServerFaults;
  /** Ends every watch and connection, and stops listening. */
  close(): Promise<void>;
}

/** Serves a cluster over the wire protocol of the Kubernetes API. */
export async function createKubernetesServer(
  options: KubernetesServerOptions,
): Promise<KubernetesServer> {
  const { cluster, logs, tokens, clock } = options;
  const closing = new AbortController();
  const history = new EventHistory(cluster, {
    capacity: options.historyCapacity ?? 10_000,
  });
  const keepEvents = expireEvents(cluster, clock);
  const streams = new Set<ServerResponse>();
  const connections = new Connections();
  const faults = new DefaultServerFaults({
    cutConnections: () => connections.cut(),
    dropWatches: () => streams.forEach(stream => stream.destroy()),
    compact: () => history.compact(),
  });
  const context: ApiContext = {
    ...{ cluster, history, logs, clock, tokens, faults, streams },
    bookmarkIntervalMs: options.bookmarkIntervalMs ?? 60_000,
    customKinds: options.customKinds ?? new Set(),
    usage: options.usage,
    closing: closing.signal,
  };
  const { key, cert } = await createCertificate();
  const listener = await listenPlainAndTls({
    ...{ port: options.port, key, cert },
    onRequest: createApp(context),
    connections,
    accepts: () => !faults.down,
  });
  const address = `127.0.0.1:${listener.port}`;
  const secureUrl = `https://${address}`;
  return {
    url: `http://${address}`,
    secureUrl,
    certificateAuthority: cert,
    kubeconfig: () =>
      kubeconfigOf({ url: secureUrl, certificateAuthority: cert, tokens }),
    faults,
    close: async () => {
      const ended = [...streams].map(stream => once(stream, 'close'));
      closing.abort();
      history.close();
      keepEvents();
      // Streams say goodbye; whoever does not listen is cut off.
      await Promise.race([Promise.allSettled(ended), delay(GOODBYE_MS)]);
      await listener.close();
    },
  };
}
