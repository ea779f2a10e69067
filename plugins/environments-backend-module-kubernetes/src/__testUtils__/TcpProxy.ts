import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

/** Stands between a client and a server, so that a test can break the network between them. */
export class TcpProxy {
  readonly #server = createServer(socket => this.#accept(socket));
  readonly #target: { host: string; port: number };
  readonly #pairs = new Set<[Socket, Socket]>();
  /** Refuses every connection. */
  #down = false;
  #frozen = false;
  /** Connections accepted so far. */
  accepted = 0;

  private constructor(target: { host: string; port: number }) {
    this.#target = target;
  }

  static async create(url: string): Promise<TcpProxy> {
    const { hostname, port, protocol } = new URL(url);
    const proxy = new TcpProxy({
      host: hostname,
      port: Number(port || (protocol === 'https:' ? 443 : 80)),
    });
    proxy.#server.listen(0, '127.0.0.1');
    await once(proxy.#server, 'listening');
    return proxy;
  }

  get port(): number {
    const address = this.#server.address() as AddressInfo;
    return address.port;
  }

  get open(): number {
    return this.#pairs.size;
  }

  /** Cuts every connection that is open. */
  drop(): void {
    for (const [client, upstream] of this.#pairs) {
      client.resetAndDestroy();
      upstream.destroy();
    }
  }

  setDown(down: boolean): void {
    this.#down = down;
    if (down) {
      this.drop();
    }
  }

  /** Connections stay open and carry nothing, as behind a firewall that forgot them. */
  setFrozen(frozen: boolean): void {
    this.#frozen = frozen;
  }

  async close(): Promise<void> {
    this.drop();
    this.#server.close();
    await once(this.#server, 'close');
  }

  #accept(client: Socket): void {
    if (this.#down) {
      client.resetAndDestroy();
      return;
    }
    this.accepted += 1;
    const upstream = connect(this.#target);
    const pair: [Socket, Socket] = [client, upstream];
    this.#pairs.add(pair);
    const end = () => {
      client.destroy();
      upstream.destroy();
      this.#pairs.delete(pair);
    };
    for (const [from, to] of [pair, [upstream, client]]) {
      from.on('data', bytes => {
        if (!this.#frozen && !to.write(bytes)) {
          // Who does not read on is not sent more.
          from.pause();
          to.once('drain', () => from.resume());
        }
      });
      from.on('end', end).on('error', end).on('close', end);
    }
  }
}
