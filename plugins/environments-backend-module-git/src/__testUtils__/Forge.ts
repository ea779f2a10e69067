import { once } from 'node:events';
import {
  createServer,
  type IncomingMessage,
  type Server,
  type ServerResponse,
} from 'node:http';
import type { GitServer } from '@flightdeck/sandbox';
import { type Dialect, dialects, type Pull } from './dialects';

const REPOSITORY = 'shop';

/** Bearer is of GitHub and GitLab, token of Gitea. */
const CREDENTIALS = ['Bearer', 'token'];

/** A host with an API: git at `/acme/shop.git`, and its pull requests as one of three kinds. */
export class Forge {
  readonly #server: Server;
  readonly #git: GitServer;
  readonly #dialect: Dialect;
  readonly #token: string;
  /** Oldest first. */
  readonly pulls: Pull[] = [];
  /** Method and path of each request to the API. */
  readonly requests: string[] = [];
  /** Pushes are taken, and something that is not git answers. */
  garblesPushAnswers = false;
  /** How many bytes were pushed. */
  pushed = 0;
  /** What the API answers to who wants to open a pull request. */
  refusal: { status: number; headers?: Record<string, string> } | undefined;
  /** A pull request is opened, and who asked for it is not told. */
  losesAnswers = false;
  /** Somebody else asks for the same, and is first. */
  isRaced = false;

  private constructor(
    git: GitServer,
    kind: keyof typeof dialects,
    token: string,
  ) {
    this.#git = git;
    this.#token = token;
    this.#dialect = dialects[kind];
    this.#server = createServer((request, response) => {
      this.#answer(request, response).catch(() => response.destroy());
    });
  }

  static async start(
    git: GitServer,
    kind: keyof typeof dialects,
    token: string,
  ): Promise<Forge> {
    const forge = new Forge(git, kind, token);
    forge.#server.listen(0, '127.0.0.1');
    await once(forge.#server, 'listening');
    return forge;
  }

  get host(): string {
    const address = this.#server.address();
    return typeof address === 'object' && address
      ? `127.0.0.1:${address.port}`
      : '';
  }

  get repository(): string {
    return `http://${this.host}/acme/${REPOSITORY}.git`;
  }

  get page(): string {
    return `http://${this.host}/acme/${REPOSITORY}/pulls`;
  }

  async close(): Promise<void> {
    this.#server.close();
    this.#server.closeAllConnections();
    await once(this.#server, 'close');
  }

  async #answer(request: IncomingMessage, response: ServerResponse) {
    const chunks: Buffer[] = [];
    for await (const chunk of request) {
      chunks.push(chunk);
    }
    const body = Buffer.concat(chunks);
    const url = new URL(request.url ?? '/', `http://${this.host}`);
    if (url.pathname.startsWith('/acme/')) {
      await this.#passOn(request, body, response);
      return;
    }
    this.requests.push(`${request.method} ${url.pathname}`);
    const [kind, token] = (request.headers.authorization ?? '').split(' ');
    if (!CREDENTIALS.includes(kind) || token !== this.#token) {
      response.writeHead(401).end();
    } else if (url.pathname !== this.#dialect.path) {
      response.writeHead(404).end();
    } else if (request.method === 'POST') {
      await this.#open(JSON.parse(body.toString('utf8')), response);
    } else {
      const found = this.#dialect.filter(this.pulls, url.searchParams);
      send(
        response,
        200,
        found.map(pull => this.#dialect.show(pull)),
      );
    }
  }

  async #open(body: unknown, response: ServerResponse): Promise<void> {
    const wanted = this.#dialect.read(body);
    const sha = await this.#git.resolve(REPOSITORY, wanted.head);
    const isThere = this.pulls.some(({ head }) => head === wanted.head);
    if (this.refusal) {
      response.writeHead(this.refusal.status, this.refusal.headers).end();
      return;
    }
    if (!sha || isThere) {
      send(response, this.#dialect.conflict, { message: 'refused' });
      return;
    }
    const number = this.pulls.length + 1;
    const pull = { ...wanted, sha, url: `${this.page}/${number}` };
    this.pulls.push(pull);
    if (this.losesAnswers) {
      response.destroy();
    } else if (this.isRaced) {
      send(response, this.#dialect.conflict, { message: 'exists' });
    } else {
      send(response, 201, this.#dialect.show(pull));
    }
  }

  async #passOn(
    request: IncomingMessage,
    body: Buffer,
    response: ServerResponse,
  ) {
    const {
      host: _host,
      connection: _connection,
      ...headers
    } = request.headers;
    const path = (request.url ?? '').replace(/^\/acme/, '');
    const isPush = path.endsWith('/git-receive-pack');
    this.pushed += isPush ? body.length : 0;
    const answer = await fetch(`${this.#git.url}${path}`, {
      method: request.method,
      headers: Object.entries(headers).flatMap(([name, value]) =>
        typeof value === 'string' && name !== 'content-length'
          ? [[name, value] as [string, string]]
          : [],
      ),
      body: body.length > 0 ? new Uint8Array(body) : undefined,
    });
    response.writeHead(answer.status, {
      'content-type': answer.headers.get('content-type') ?? 'text/plain',
    });
    const bytes = Buffer.from(await answer.arrayBuffer());
    response.end(isPush && this.garblesPushAnswers ? '<html>' : bytes);
  }
}

function send(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { 'content-type': 'application/json' });
  response.end(JSON.stringify(body));
}
