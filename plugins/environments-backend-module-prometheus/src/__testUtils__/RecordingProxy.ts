import {
  createServer,
  request as requestUpstream,
  type IncomingHttpHeaders,
  type Server,
  type ServerResponse,
} from 'http';

/** A server before Prometheus that counts requests, and answers itself when it is told to. */
export class RecordingProxy {
  readonly url: string;
  readonly requests: { headers: IncomingHttpHeaders; body: string }[] = [];
  /** Answers in the place of Prometheus. */
  answer: ((response: ServerResponse) => void) | undefined;
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
      this.requests.push({ headers: request.headers, body });
      if (this.answer) {
        this.answer(response);
        return;
      }
      const { method, headers } = request;
      requestUpstream(
        `${upstream}${request.url}`,
        { method, headers },
        answer => {
          response.writeHead(answer.statusCode ?? 502, answer.headers);
          answer.pipe(response);
        },
      )
        .on('error', () => response.destroy())
        .end(body);
    });
  }
}
