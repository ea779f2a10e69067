import { createHash } from 'node:crypto';
import { once } from 'node:events';
import {
  createServer,
  type IncomingMessage,
  type Server,
  type ServerResponse,
} from 'node:http';
import { type ForgeKind, integrationsOf } from './integrationsOf';

/** How a host may refuse. */
export interface Refusal {
  status: number;
  headers?: Record<string, string>;
  body?: string;
}

/** What a host answers. */
export interface Answer {
  status: number;
  body: unknown;
}

/** The API of a host with one repository, `acme/shop`: who may ask, refusals and versions of answers. */
export class ApiHost {
  readonly #server: Server;
  readonly #answer: (url: URL) => Answer;
  readonly #kind: ForgeKind;
  readonly #token: string;
  /** Path, query and status of each request. */
  readonly requests: string[] = [];
  /** What it answers instead. */
  refusal: Refusal | 'silence' | undefined;
  /** Whether it refuses what is asked for; everything when absent. */
  refuses: ((path: string) => boolean) | undefined;

  protected constructor(
    kind: ForgeKind,
    token: string,
    answer: (url: URL) => Answer,
  ) {
    this.#kind = kind;
    this.#token = token;
    this.#answer = answer;
    this.#server = createServer((request, response) =>
      this.#receive(request, response),
    );
  }

  protected async listen(): Promise<this> {
    this.#server.listen(0, '127.0.0.1');
    await once(this.#server, 'listening');
    return this;
  }

  get host(): string {
    const address = this.#server.address();
    return typeof address === 'object' && address
      ? `127.0.0.1:${address.port}`
      : '';
  }

  get repository(): string {
    return `http://${this.host}/acme/shop.git`;
  }

  /** As `integrations` has it. */
  get integrations() {
    return integrationsOf(this.#kind, this.host, this.#token);
  }

  async close(): Promise<void> {
    this.#server.close();
    this.#server.closeAllConnections();
    await once(this.#server, 'close');
  }

  #receive(request: IncomingMessage, response: ServerResponse): void {
    const { headers, method, url = '/' } = request;
    response.on('finish', () =>
      this.requests.push(`${url} ${response.statusCode}`),
    );
    const refusal = this.refuses?.(url) ?? true ? this.refusal : undefined;
    if (refusal === 'silence') {
      response.destroy();
      return;
    }
    const token = headers.authorization?.split(' ')[1];
    if (refusal) {
      const { body, headers: told, status } = refusal;
      response.writeHead(status, told).end(body);
    } else if (method !== 'GET' || token !== this.#token) {
      response.writeHead(401).end('{"message":"Bad credentials"}');
    } else {
      const answer = this.#answer(new URL(url, `http://${this.host}`));
      send(answer, headers['if-none-match'], response);
    }
  }
}

function send(
  { body, status }: Answer,
  known: string | undefined,
  response: ServerResponse,
): void {
  const text = JSON.stringify(body);
  if (status !== 200) {
    response.writeHead(status).end(text);
    return;
  }
  const etag = `W/"${createHash('sha256').update(text).digest('hex')}"`;
  if (known === etag) {
    response.writeHead(304, { etag }).end();
  } else {
    response
      .writeHead(200, { 'content-type': 'application/json', etag })
      .end(text);
  }
}
