import type { LogEntry } from '@flightdeck/plugin-environments-common';
import express from 'express';
import { once } from 'node:events';
import { type AddressInfo, connect } from 'node:net';
import request from 'supertest';
import { aLine } from '../../__testUtils__/FakeInspector';
import { eventually } from '../../__testUtils__/eventually';
import { answerLogs } from './answerLogs';
import { type LogFormat, ndjsonFormat, textFormat } from './logFormats';
import { openStream } from './openStream';
import { whileConnected } from './whileConnected';

/** Serves a log that is silent until a test lets it go on. */
function aServer(format: LogFormat) {
  let goOn = () => {};
  const waiting = new Promise<void>(resolve => {
    goOn = resolve;
  });
  async function* silence(): AsyncGenerator<LogEntry, void, void> {
    yield aLine('before');
    await waiting;
    yield { type: 'end' };
  }
  const app = express().get('/', async (_, res) => {
    const { signal } = new AbortController();
    const log = await openStream(silence());
    await answerLogs(res, log, { format, heartbeatMs: 2, signal });
  });
  const written: string[] = [];
  const answer = request(app)
    .get('/')
    .buffer(true)
    .parse((res, done) => {
      res.on('data', bytes => written.push(String(bytes)));
      res.on('end', () => done(null, ''));
    });
  return { answer: answer.then(() => written), written, goOn };
}

describe('answerLogs', () => {
  it('writes empty lines while a stream is silent', async () => {
    const { answer, written, goOn } = aServer(ndjsonFormat);
    await eventually(() => {
      expect(written.join('')).toMatch(/"before"}\n\n\n/);
    });
    goOn();
    expect((await answer).join('')).toMatch(/\n{"type":"end"}\n$/);
  });

  it('writes nothing into a file that is not of the log', async () => {
    const beats = aServer(ndjsonFormat);
    const { answer, goOn } = aServer(textFormat('a.log'));
    // As long as another stream takes to have its heartbeats.
    await eventually(() => {
      expect(beats.written.join('')).toMatch(/"before"}\n\n\n\n\n/);
    });
    beats.goOn();
    goOn();
    expect((await answer).join('')).toBe('[web-1/app] before\n');
    await beats.answer;
  });

  it('leaves a client that holds the connection and reads nothing', async () => {
    let hasEnded = false;
    async function* flood(): AsyncGenerator<LogEntry, void, void> {
      try {
        for (;;) {
          yield aLine('x'.repeat(10_000));
        }
      } finally {
        hasEnded = true;
      }
    }
    const app = express().get('/', async (_, res) => {
      await whileConnected(res, async signal => {
        const log = await openStream(flood());
        const options = { heartbeatMs: 1_000, stalledMs: 10, signal };
        await answerLogs(res, log, { format: ndjsonFormat, ...options });
      });
    });
    const server = app.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    const client = connect(port, '127.0.0.1').pause();
    client.on('error', () => {});
    client.write('GET / HTTP/1.1\r\nHost: a\r\n\r\n');
    await eventually(() => expect(hasEnded).toBe(true));
    client.destroy();
    server.close();
    await once(server, 'close');
  });

  it('reads nothing for a client that left before', async () => {
    const signals: AbortSignal[] = [];
    const app = express().get('/', async (_, res) => {
      res.destroy();
      await once(res, 'close');
      await whileConnected(res, async signal => {
        signals.push(signal);
      });
    });
    await expect(request(app).get('/')).rejects.toThrow();
    expect(signals.map(({ aborted }) => aborted)).toEqual([true]);
  });
});
