import { once } from 'node:events';
import {
  createServer,
  type IncomingMessage,
  request as requestUpstream,
  type Server,
  type ServerResponse,
} from 'node:http';
import { createInterface } from 'node:readline';
import { text } from 'node:stream/consumers';
import type { Exchange } from '@flightdeck/sandbox/testUtils';

function parse(body: string): unknown {
  return body === '' ? undefined : JSON.parse(body);
}

/** Stands before an Argo CD and notes what is asked and answered; of a stream, each event. */
export class RecordingProxy {
  readonly exchanges: Exchange[] = [];
  readonly url: string;
  readonly #server: Server;

  private constructor(server: Server, url: string) {
    this.#server = server;
    this.url = url;
  }

  static async start(upstream: string): Promise<RecordingProxy> {
    const server = createServer();
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const address = server.address();
    const port = typeof address === 'object' ? address?.port : undefined;
    const proxy = new RecordingProxy(server, `http://127.0.0.1:${port}`);
    server.on('request', (request, response) => {
      proxy.#pass(upstream, request, response).catch(() => response.destroy());
    });
    return proxy;
  }

  async close(): Promise<void> {
    this.#server.close();
    this.#server.closeAllConnections();
    await once(this.#server, 'close');
  }

  async #pass(
    upstream: string,
    incoming: IncomingMessage,
    response: ServerResponse,
  ): Promise<void> {
    const { method = '', url = '', headers } = incoming;
    const body = await text(incoming);
    const outgoing = requestUpstream(`${upstream}${url}`, { method, headers });
    response.on('close', () => outgoing.destroy());
    outgoing.end(body);
    const [answer]: IncomingMessage[] = await once(outgoing, 'response');
    const { statusCode: status = 0 } = answer;
    const note = (told: unknown) =>
      this.exchanges.push({
        method,
        path: url,
        body: parse(body),
        status,
        answer: told,
      });
    response.writeHead(status, answer.headers);
    if (answer.headers['content-type']?.includes('event-stream')) {
      response.flushHeaders();
      const lines = createInterface({ input: answer });
      lines.on('error', () => response.destroy());
      lines.on('line', line => {
        if (line.startsWith('data: ')) {
          note(Object(parse(line.slice('data: '.length))).result);
        }
        response.write(`${line}\n`);
      });
      await once(answer, 'close');
      response.end();
      return;
    }
    const told = await text(answer);
    note(parse(told));
    response.end(told);
  }
}
