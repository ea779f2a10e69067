import { once } from 'node:events';
import { createServer as createHttpServer, RequestListener } from 'node:http';
import { createServer as createHttpsServer } from 'node:https';
import { AddressInfo, createServer } from 'node:net';
import { Connections } from './Connections';

/** The first byte of a TLS connection: a handshake record. */
const TLS_HANDSHAKE = 0x16;

export interface Listener {
  port: number;
  /** Stops listening and cuts every connection. */
  close(): Promise<void>;
}

/**
 * Speaks HTTP and HTTPS on the same port of 127.0.0.1. `kubectl` sends its token over HTTPS only,
 * and simple clients are spared a certificate authority.
 */
export async function listenPlainAndTls(options: {
  port: number;
  key: string;
  cert: string;
  onRequest: RequestListener;
  connections: Connections;
  /** Whether a new connection is taken at all. */
  accepts: () => boolean;
}): Promise<Listener> {
  const { key, cert, onRequest, connections } = options;
  const plain = createHttpServer(onRequest);
  const tls = createHttpsServer({ key, cert }, onRequest);
  const server = createServer(socket => {
    connections.add(socket);
    // A connection that breaks is the client's business; its handlers see it close.
    socket.on('error', () => socket.destroy());
    if (!options.accepts()) {
      socket.destroy();
      return;
    }
    socket.once('readable', () => {
      const first: Buffer | null = socket.read(1);
      if (first) {
        socket.unshift(first);
        const target = first[0] === TLS_HANDSHAKE ? tls : plain;
        target.emit('connection', socket);
      }
    });
  });
  server.listen(options.port, '127.0.0.1');
  await once(server, 'listening');
  return {
    port: portOf(server.address()),
    close: async () => {
      const closed = once(server, 'close');
      server.close();
      connections.cut();
      await closed;
    },
  };
}

function portOf(address: AddressInfo | string | null): number {
  if (address === null || typeof address === 'string') {
    throw new Error('The server listens on no port');
  }
  return address.port;
}
