import {
  createServer,
  request as requestUpstream,
  type IncomingHttpHeaders,
  type Server,
  type ServerResponse,
} from 'http';

/** Answers in the place of Prometheus; false hands the request on. */
export type Answer = (
  response: ServerResponse,
  request: { path: string; body: string },
) => void | false;

/** A server before Prometheus that counts requests, and answers itself when it is told to. */
export class RecordingProxy {
  readonly url: string;
  readonly requests: {
    path: string;
    headers: IncomingHttpHeaders;
    body: string;
  }[] = [];
  /** Answers in the place of Prometheus. */
  answer: Answer | undefined;
  readonly #server: Server;

  private constructor(server: Server, url: string) {
    this.#server = server;
    this.url = url;
  }

  static async start(upstream: string): Promise<RecordingProxy> {
    const server = createServer();
    await new Promise<void>(resolve =>
      server.listen(0, '127.0.0.1', () => resolve()),
    );
    const address = server.address();
    const port = typeof address === 'object' && address ? address.port : 0;
    const proxy = new RecordingProxy(server, `http://127.0.0.1:${port}`);
    proxy.#serve(upstream);
    return proxy;
  }

  async close(): Promise<void> {
    await new Promise<void>(resolve => {
      this.#server.close(() => resolve());
      this.#server.closeAllConnections();
    });
  }

  #serve(upstream: string): void {
    this.#server.on('request', async (request, response) => {
      const chunks: Buffer[] = [];
      for await (const chunk of request) {
        chunks.push(chunk);
      }
      const body = Buffer.concat(chunks).toString('utf8');
      const { method, headers, url: path = '' } = request;
      this.requests.push({ path, headers, body });
      if (this.answer && this.answer(response, { path, body }) !== false) {
        return;
      }
      requestUpstream(`${upstream}${path}`, { method, headers }, answer => {
        response.writeHead(answer.statusCode ?? 502, answer.headers);
        answer.pipe(response);
      })
        .on('error', () => response.destroy())
        .end(body);
    });
  }
}
