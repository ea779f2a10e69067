import { createHash } from 'node:crypto';
import { once } from 'node:events';
import {
  createServer,
  type IncomingMessage,
  type Server,
  type ServerResponse,
} from 'node:http';
import { type CiDialect, ciDialects, type Report } from './ciDialects';

/** How a host may refuse. */
export interface Refusal {
  status: number;
  headers?: Record<string, string>;
  body?: string;
}

/** A host with one repository, `acme/shop`, and what CI has reported on its commits. */
export class CiHost {
  readonly #server: Server;
  readonly #dialect: CiDialect;
  readonly #token: string;
  /** By the whole ids of the commits that the repository has. */
  readonly commits = new Map<string, Report[]>();
  /** Path, query and status of each request. */
  readonly requests: string[] = [];
  /** What it answers instead. */
  refusal: Refusal | 'silence' | undefined;
  /** More is never on one page, whatever is asked for. */
  mostOnPage = 100;

  private constructor(kind: keyof typeof ciDialects, token: string) {
    this.#dialect = ciDialects[kind];
    this.#token = token;
    this.#server = createServer((request, response) =>
      this.#answer(request, response),
    );
  }

  static async start(
    kind: keyof typeof ciDialects,
    token: string,
  ): Promise<CiHost> {
    const host = new CiHost(kind, token);
    host.#server.listen(0, '127.0.0.1');
    await once(host.#server, 'listening');
    return host;
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
    return this.#dialect.integrations(this.host, this.#token);
  }

  async close(): Promise<void> {
    this.#server.close();
    this.#server.closeAllConnections();
    await once(this.#server, 'close');
  }

  #answer(request: IncomingMessage, response: ServerResponse): void {
    const { headers, method, url = '/' } = request;
    response.on('finish', () =>
      this.requests.push(`${url} ${response.statusCode}`),
    );
    if (this.refusal === 'silence') {
      response.destroy();
      return;
    }
    const token = headers.authorization?.split(' ')[1];
    if (this.refusal) {
      const { body, headers: told, status } = this.refusal;
      response.writeHead(status, told).end(body);
    } else if (method !== 'GET' || token !== this.#token) {
      response.writeHead(401).end('{"message":"Bad credentials"}');
    } else {
      this.#list(new URL(url, `http://${this.host}`), headers, response);
    }
  }

  #list(
    url: URL,
    headers: IncomingMessage['headers'],
    response: ServerResponse,
  ): void {
    const { limit, path, show, unknown } = this.#dialect;
    const [, id = '', what = ''] = path.exec(url.pathname) ?? [];
    const commit = [...this.commits.keys()].find(each => each.startsWith(id));
    const reports = id && commit ? this.commits.get(commit) : undefined;
    if (!reports) {
      response.writeHead(unknown).end('{"message":"No commit found"}');
      return;
    }
    const size = Math.min(
      Number(url.searchParams.get(limit) ?? 20),
      this.mostOnPage,
    );
    const start = (Number(url.searchParams.get('page') ?? 1) - 1) * size;
    const body = JSON.stringify(
      show(reports, what, all => all.slice(start, start + size)),
    );
    const etag = `W/"${createHash('sha256').update(body).digest('hex')}"`;
    if (headers['if-none-match'] === etag) {
      response.writeHead(304, { etag }).end();
    } else {
      response
        .writeHead(200, { 'content-type': 'application/json', etag })
        .end(body);
    }
  }
}
