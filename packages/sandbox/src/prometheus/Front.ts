import { createServer, type RequestListener, type Server } from 'http';
import type { AddressInfo } from 'net';
import { setTimeout as delay } from 'timers/promises';

/**
 * What is wrong with a server, for trying how its clients take it. Change it at any time.
 *
 * @public
 */
export interface Faults {
  /** Connections are cut without an answer. */
  down: boolean;
  /** Each answer waits for so long. */
  latencyMs: number;
}

export interface FrontOptions {
  /** 0 picks a free one. */
  port: number;
  handler: RequestListener;
  faults: Faults;
}

/** An HTTP server on the loopback interface that has faults on demand. */
export class Front {
  readonly url: string;
  readonly #server: Server;
  readonly #closing: AbortController;

  private constructor(server: Server, url: string, closing: AbortController) {
    this.#server = server;
    this.url = url;
    this.#closing = closing;
  }

  static async start({ port, handler, faults }: FrontOptions): Promise<Front> {
    const closing = new AbortController();
    const server = createServer((request, response) => {
      const serve = () => {
        if (faults.down) {
          request.socket.destroy();
        } else {
          handler(request, response);
        }
      };
      if (faults.down || faults.latencyMs <= 0) {
        serve();
        return;
      }
      delay(faults.latencyMs, undefined, { signal: closing.signal }).then(
        serve,
        () => request.socket.destroy(),
      );
    });
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject);
      server.listen(port, '127.0.0.1', resolve);
    });
    return new Front(server, `http://127.0.0.1:${portOf(server)}`, closing);
  }

  async close(): Promise<void> {
    this.#closing.abort();
    await new Promise<void>(resolve => {
      this.#server.close(() => resolve());
      this.#server.closeAllConnections();
    });
  }
}

function portOf(server: Server): number {
  const address: AddressInfo | string | null = server.address();
  return typeof address === 'object' && address ? address.port : 0;
}
