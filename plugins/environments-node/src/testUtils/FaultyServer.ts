import { once } from 'node:events';
import {
  createServer,
  type IncomingMessage,
  request as requestUpstream,
  type Server,
  type ServerResponse,
} from 'node:http';
import type { Socket } from 'node:net';

/** What can be wrong with a server. @public */
export type Fault =
  /** Every connection is reset. */
  | 'cut'
  /** Connections open and nothing comes. */
  | 'slow'
  /** Answers are 200 and not what was asked for. */
  | 'garbage'
  /** Half of each answer comes, then the connection is reset. */
  | 'half'
  | 401
  | 403
  | 410
  | 429
  | 500;

/** @public */
export const FAULTS: readonly Fault[] = [
  'cut',
  'slow',
  'garbage',
  'half',
  401,
  403,
  410,
  429,
  500,
];

/**
 * Stands before a server and spoils its answers while a test wants it to.
 *
 * @public
 */
export class FaultyServer {
  readonly #server: Server;
  readonly #upstream: string;
  readonly #sockets = new Set<Socket>();
  readonly #streams = new Set<ServerResponse>();
  #fault: Fault | undefined;
  /** Requests that came, spoiled or not. */
  requests = 0;

  private constructor(upstream: string) {
    this.#upstream = upstream;
    this.#server = createServer((request, response) => {
      this.requests += 1;
      this.#answer(request, response);
    });
    this.#server.on('connection', socket => {
      if (this.#fault === 'cut') {
        socket.resetAndDestroy();
        return;
      }
      this.#sockets.add(socket);
      socket.on('close', () => this.#sockets.delete(socket));
    });
  }

  static async start(upstream: string): Promise<FaultyServer> {
    const faulty = new FaultyServer(upstream);
    faulty.#server.listen(0, '127.0.0.1');
    await once(faulty.#server, 'listening');
    return faulty;
  }

  get url(): string {
    const address = this.#server.address();
    if (typeof address !== 'object' || address === null) {
      throw new Error('The server does not listen.');
    }
    return `http://127.0.0.1:${address.port}`;
  }

  /** Connections that are open now. */
  get connections(): number {
    return this.#sockets.size;
  }

  /** Begins a fault; a server that slows down keeps its streams, and says nothing more on them. */
  spoil(fault: Fault): void {
    this.#fault = fault;
    if (fault === 'half') {
      for (const stream of this.#streams) {
        stream.write('{"type":"MODIFIED","object":{"kind":');
      }
    }
    if (fault !== 'slow') {
      this.drop();
    }
  }

  /** Ends the fault; what was open while it lasted is reset. */
  mend(): void {
    this.#fault = undefined;
    this.drop();
  }

  /** Resets every connection that is open. */
  drop(): void {
    for (const socket of this.#sockets) {
      socket.resetAndDestroy();
    }
  }

  async close(): Promise<void> {
    this.#server.close();
    this.drop();
    await once(this.#server, 'close');
  }

  #answer(request: IncomingMessage, response: ServerResponse): void {
    switch (this.#fault) {
      case 'slow':
      case 'cut':
        return;
      case 'garbage':
        response.writeHead(200, { 'content-type': 'text/html' });
        response.end('<html>\u0000 Please sign in </html>\n}{\n');
        return;
      case undefined:
      case 'half':
        this.#pass(request, response);
        return;
      default:
        response.writeHead(this.#fault, { 'content-type': 'text/plain' });
        response.end('no');
    }
  }

  #pass(request: IncomingMessage, response: ServerResponse): void {
    const { method, headers, url } = request;
    const upstream = requestUpstream(
      `${this.#upstream}${url}`,
      { method, headers },
      answer => {
        response.writeHead(answer.statusCode ?? 502, answer.headers);
        response.flushHeaders();
        this.#streams.add(response);
        answer.on('data', (bytes: Buffer) => {
          if (this.#fault === 'half') {
            response.write(bytes.subarray(0, bytes.length / 2), () =>
              request.socket.resetAndDestroy(),
            );
          } else if (this.#fault === undefined) {
            response.write(bytes);
          }
        });
        answer.on('end', () => {
          if (this.#fault === undefined) {
            response.end();
          }
        });
        answer.on('error', () => response.destroy());
      },
    );
    upstream.on('error', () => response.destroy());
    response.on('close', () => {
      this.#streams.delete(response);
      upstream.destroy();
    });
    request.pipe(upstream);
  }
}
