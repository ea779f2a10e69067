import type { RequestOptions } from 'node:https';
import type { KubeConfig } from '@kubernetes/client-node';
import { Agent, type Dispatcher } from 'undici';
import type { WatchedCluster } from '../config/ClusterConfig';
import { ClusterError } from './ClusterError';
import { TokenFile } from './TokenFile';
import { toKubeConfig } from './toKubeConfig';

/** What requests to a cluster go over, and what they prove themselves with. */
export class Transport {
  readonly #cluster: WatchedCluster;
  readonly #kubeConfig: KubeConfig;
  readonly #tokenFile: TokenFile | undefined;
  #pool: Agent | undefined;

  constructor(cluster: WatchedCluster) {
    const { credentials } = cluster;
    this.#cluster = cluster;
    this.#kubeConfig = toKubeConfig(cluster);
    this.#tokenFile =
      credentials.type === 'tokenFile'
        ? new TokenFile(credentials.path)
        : undefined;
  }

  /** Throws {@link ClusterError} when a file cannot be read. */
  async prepare(): Promise<{
    headers: Record<string, string>;
    dispatcher: Dispatcher;
  }> {
    // The library opens a pool for each request; here it supplies credentials, and trust once.
    const headers: Record<string, string> = {};
    const options: RequestOptions = { headers };
    try {
      await this.#kubeConfig.applyToHTTPSOptions(options);
      if (this.#tokenFile) {
        headers.Authorization = `Bearer ${await this.#tokenFile.read()}`;
      }
    } catch {
      throw new ClusterError(
        'unauthorized',
        `The credentials or the certificate authority of cluster '${
          this.#cluster.name
        }' cannot be read.`,
      );
    }
    const { ca, rejectUnauthorized } = options;
    this.#pool ??= new Agent({
      // A connection for each watch: one that breaks does not take the others with it.
      allowH2: false,
      connect: {
        ca,
        rejectUnauthorized,
        keepAlive: true,
        keepAliveInitialDelay: 30_000,
      },
    });
    return { headers, dispatcher: this.#pool };
  }

  /** The credentials may have been replaced: they are read again for the next request. */
  forgetCredentials(): void {
    this.#tokenFile?.forget();
  }

  /** The certificate authority may have been replaced: it is read again for the next request. */
  forgetTrust(): void {
    this.#pool = undefined;
  }

  /** Breaks every request that is under way. Later ones open new connections. */
  async reset(): Promise<void> {
    const pool = this.#pool;
    this.#pool = undefined;
    await pool?.destroy();
  }
}
