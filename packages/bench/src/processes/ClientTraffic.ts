import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import type { IncomingMessage } from 'node:http';
import type { Socket } from 'node:net';
import { z } from 'zod';

export const trafficSchema = z.object({
  requests: z.number(),
  bytes: z.number(),
});

export type Traffic = z.infer<typeof trafficSchema>;

const CHANNEL = 'http.server.request.start';

function isRequest(
  message: unknown,
): message is { request: IncomingMessage; socket: Socket } {
  return (
    typeof message === 'object' && message !== null && 'request' in message
  );
}

/**
 * Counts what each client asks of the servers in this process, and the bytes sent to it. A client
 * is a bearer token.
 */
export class ClientTraffic {
  readonly #requests = new Map<string, number>();
  readonly #sockets = new Map<Socket, string>();
  readonly #bytes = new Map<string, number>();

  start(): void {
    subscribe(CHANNEL, this.#onRequest);
  }

  stop(): void {
    unsubscribe(CHANNEL, this.#onRequest);
  }

  of(token: string): Traffic {
    const open = [...this.#sockets].filter(([, client]) => client === token);
    return {
      requests: this.#requests.get(token) ?? 0,
      bytes: open.reduce(
        (sum, [socket]) => sum + socket.bytesWritten,
        this.#bytes.get(token) ?? 0,
      ),
    };
  }

  readonly #onRequest = (message: unknown): void => {
    if (!isRequest(message)) {
      return;
    }
    const { request, socket } = message;
    const token = request.headers.authorization?.replace(/^Bearer /, '') ?? '';
    this.#requests.set(token, (this.#requests.get(token) ?? 0) + 1);
    if (!this.#sockets.has(socket)) {
      this.#sockets.set(socket, token);
      socket.once('close', () => {
        this.#sockets.delete(socket);
        this.#bytes.set(
          token,
          (this.#bytes.get(token) ?? 0) + socket.bytesWritten,
        );
      });
    }
  };
}
