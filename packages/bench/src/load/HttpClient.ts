import { once } from 'node:events';
import { Agent, type IncomingMessage, request } from 'node:http';
import type { View } from '../contenders/Contender';

const TIMEOUT_MS = 30_000;

export interface Answer {
  status: number;
  etag?: string;
  /** Bytes of the body as sent; nobody asks for compression. */
  body: Buffer;
}

/** One person's browser: a connection that is kept, and a token. */
export class HttpClient {
  readonly #origin: string;
  readonly #agent = new Agent({ keepAlive: true, maxSockets: 1 });
  readonly #headers: Record<string, string>;

  constructor(origin: string, token?: string) {
    this.#origin = origin;
    this.#headers = token ? { authorization: `Bearer ${token}` } : {};
  }

  async send(
    { method, path, body }: View,
    headers: Record<string, string> = {},
  ): Promise<Answer> {
    const sent = request(`${this.#origin}${path}`, {
      method,
      agent: this.#agent,
      headers: {
        ...this.#headers,
        ...headers,
        ...(body ? { 'content-type': 'application/json' } : {}),
      },
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    sent.end(body);
    const [response]: IncomingMessage[] = await once(sent, 'response');
    const chunks: Buffer[] = [];
    for await (const chunk of response) {
      chunks.push(chunk);
    }
    return {
      status: response.statusCode ?? 0,
      etag: response.headers.etag,
      body: Buffer.concat(chunks),
    };
  }

  close(): void {
    this.#agent.destroy();
  }
}
