import { once } from 'node:events';
import {
  createServer,
  type IncomingMessage,
  type Server,
  type ServerResponse,
} from 'node:http';

/** What becomes of a request instead of its way to the server behind. */
export type Spoiling =
  /** The connection is cut, and the server behind hears nothing. */
  | 'cut'
  /** The server behind does as asked, and the answer is cut off. */
  | 'cut answer'
  | { status: number; body: object };

export type Rule = (method: string, path: string) => Spoiling | undefined;

/** Stands before a server, and spoils single requests as a test says. */
export class Interposer {
  readonly #server: Server;
  readonly #behind: string;
  /** Method and path of each request. */
  readonly requests: string[] = [];
  rule: Rule = () => undefined;

  private constructor(behind: string) {
    this.#behind = behind;
    this.#server = createServer((request, response) => {
      this.#answer(request, response).catch(() => response.destroy());
    });
  }

  static async before(url: string): Promise<Interposer> {
    const interposer = new Interposer(url);
    interposer.#server.listen(0, '127.0.0.1');
    await once(interposer.#server, 'listening');
    return interposer;
  }

  get url(): string {
    const address = this.#server.address();
    return typeof address === 'object' && address
      ? `http://127.0.0.1:${address.port}`
      : '';
  }

  /** Spoils the first request that a pattern fits, for example `POST /api/v1/projects`. */
  spoilOnce(pattern: RegExp, spoiling: Spoiling): void {
    let spoilt = false;
    this.rule = (method, path) => {
      if (spoilt || !pattern.test(`${method} ${path}`)) {
        return undefined;
      }
      spoilt = true;
      return spoiling;
    };
  }

  /** Spoils every request that a pattern fits. */
  spoil(pattern: RegExp, spoiling: Spoiling): void {
    this.rule = (method, path) =>
      pattern.test(`${method} ${path}`) ? spoiling : undefined;
  }

  mend(): void {
    this.rule = () => undefined;
    this.requests.splice(0);
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections();
    this.#server.close();
    await once(this.#server, 'close');
  }

  async #answer(request: IncomingMessage, response: ServerResponse) {
    const { method = 'GET', url = '/' } = request;
    this.requests.push(`${method} ${url}`);
    const chunks: Buffer[] = [];
    for await (const chunk of request) {
      chunks.push(chunk);
    }
    const spoiling = this.rule(method, url);
    if (spoiling === 'cut') {
      request.socket.destroy();
      return;
    }
    if (typeof spoiling === 'object') {
      response.writeHead(spoiling.status, {
        'content-type': 'application/json',
      });
      response.end(JSON.stringify(spoiling.body));
      return;
    }
    const {
      host: _host,
      connection: _connection,
      ...headers
    } = request.headers;
    const answer = await fetch(`${this.#behind}${url}`, {
      method,
      headers: Object.entries(headers).flatMap(([name, value]) =>
        typeof value === 'string' && name !== 'content-length'
          ? [[name, value] as [string, string]]
          : [],
      ),
      body: chunks.length > 0 ? Buffer.concat(chunks) : undefined,
      redirect: 'manual',
    });
    const body = Buffer.from(await answer.arrayBuffer());
    if (spoiling === 'cut answer') {
      request.socket.destroy();
      return;
    }
    response.writeHead(answer.status, {
      'content-type': answer.headers.get('content-type') ?? 'text/plain',
    });
    response.end(body);
  }
}
