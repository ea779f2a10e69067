import express from 'express';
import { once } from 'node:events';
import { type AddressInfo, connect, type Socket } from 'node:net';
import { eventually } from '../../__testUtils__/eventually';
import { answerFile, type AnswerFileOptions } from './answerFile';
import { openStream } from './openStream';
import { whileConnected } from './whileConnected';

const PART = `${'x'.repeat(9_999)}\n`;

/** Serves a file of parts, and tells of how it went. */
async function aServer(
  parts: (state: { written: number }) => AsyncGenerator<string>,
  options: Pick<AnswerFileOptions, 'stalledMs'> = {},
) {
  const state = { written: 0, hasEnded: false };
  async function* text() {
    try {
      for await (const part of parts(state)) {
        state.written += 1;
        yield part;
      }
    } finally {
      state.hasEnded = true;
    }
  }
  const app = express().get('/', async (_, res, next) => {
    await whileConnected(res, async signal => {
      const stream = await openStream(text());
      const file = { fileName: 'events.csv', signal, ...options };
      await answerFile(res, stream, file);
    }).catch(next);
  });
  const server = app.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const sockets: Socket[] = [];
  return {
    state,
    url: `http://127.0.0.1:${port}/`,
    /** A client that asks, and reads nothing. */
    ask: () => {
      const client = connect(port, '127.0.0.1').pause();
      sockets.push(client);
      client.on('error', () => {});
      client.write('GET / HTTP/1.1\r\nHost: a\r\n\r\n');
      return client;
    },
    stop: async () => {
      sockets.forEach(socket => socket.destroy());
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

async function* endless() {
  for (;;) {
    yield PART;
  }
}

describe('answerFile', () => {
  const servers: Awaited<ReturnType<typeof aServer>>[] = [];

  async function serve(...options: Parameters<typeof aServer>) {
    const server = await aServer(...options);
    servers.push(server);
    return server;
  }

  afterEach(() => Promise.all(servers.splice(0).map(one => one.stop())));

  it('writes all parts as a file', async () => {
    const { url, state } = await serve(async function* three() {
      yield* [PART, PART, 'end'];
    });
    const answer = await fetch(url);
    expect(answer.headers.get('content-type')).toBe('text/csv; charset=utf-8');
    expect(answer.headers.get('content-disposition')).toBe(
      'attachment; filename="events.csv"',
    );
    expect(answer.headers.get('cache-control')).toContain('no-transform');
    expect(await answer.text()).toBe(`${PART}${PART}end`);
    expect(state.hasEnded).toBe(true);
  });

  it('reads no further than the client does, and ends when it leaves', async () => {
    const { ask, state } = await serve(endless);
    const client = ask();
    // What is buffered on the way is all that is read for a client that reads nothing.
    let before = -1;
    await eventually(() => {
      const now = state.written;
      const isStill = now > 0 && now === before;
      before = now;
      expect(isStill).toBe(true);
    });
    expect(state.hasEnded).toBe(false);
    client.destroy();
    await eventually(() => expect(state.hasEnded).toBe(true));
  });

  it('leaves a client that holds the connection and reads nothing', async () => {
    const { ask, state } = await serve(endless, { stalledMs: 10 });
    ask();
    await eventually(() => expect(state.hasEnded).toBe(true));
  });

  it('answers no file that breaks off as a whole one', async () => {
    const { url } = await serve(async function* broken() {
      yield PART;
      throw new Error('The database is away.');
    });
    const answer = await fetch(url);
    expect(answer.status).toBe(200);
    await expect(answer.text()).rejects.toThrow();
  });

  it('answers an error while there is nothing yet', async () => {
    const { url } = await serve(async function* broken() {
      if (servers.length > 0) {
        throw new Error('The database is away.');
      }
      yield PART;
    });
    expect((await fetch(url)).status).toBe(500);
  });
});
