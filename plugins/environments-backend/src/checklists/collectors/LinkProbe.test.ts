import { once } from 'node:events';
import {
  createServer,
  type IncomingHttpHeaders,
  type RequestListener,
  type Server,
} from 'node:http';
import type { AddressInfo } from 'node:net';
import type { EvidenceState } from '@flightdeck/plugin-environments-common';
import { LinkProbe } from './LinkProbe';

const running: Server[] = [];

async function listen(answer: RequestListener) {
  const requests: { url?: string; headers: IncomingHttpHeaders }[] = [];
  const server = createServer((request, response) => {
    requests.push({ url: request.url, headers: request.headers });
    answer(request, response);
  });
  running.push(server);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return { requests, server, url: `http://127.0.0.1:${port}` };
}

async function close(server: Server): Promise<void> {
  server.close();
  server.closeAllConnections();
  await once(server, 'close');
}

const answering =
  (status: number, headers: Record<string, string> = {}): RequestListener =>
  (_, response) => {
    response.writeHead(status, headers).end('{}');
  };

function probeOf(url: string, { timeoutMs = 4_000 } = {}) {
  const clock = { now: 0 };
  const probe = new LinkProbe({
    grafana: new URL(url),
    keptMs: 300_000,
    now: () => clock.now,
    timeoutMs,
  });
  const { signal } = new AbortController();
  return { clock, ask: (link: string) => probe.ask(link, { signal }), probe };
}

afterEach(async () => {
  await Promise.all(
    running
      .splice(0)
      .filter(({ listening }) => listening)
      .map(close),
  );
});

describe('LinkProbe', () => {
  it.each<[number, EvidenceState, RegExp]>([
    [200, 'passed', /^It answers\.$/],
    [401, 'passed', /signed in only: whether it is there was not seen/],
    [403, 'passed', /signed in only/],
    [404, 'warning', /It is not there/],
    [410, 'warning', /It is not there/],
    [429, 'warning', /answered with 429/],
    [502, 'warning', /answered with 502/],
  ])('says what an answer of %d means', async (status, state, says) => {
    const { requests, url } = await listen(answering(status));
    expect(await probeOf(url).ask(`${url}/d/shop/the-shop`)).toEqual({
      state,
      says: expect.stringMatching(says),
    });
    expect(requests.map(({ url: path }) => path)).toEqual([
      '/api/dashboards/uid/shop',
    ]);
  });

  it.each<[string, RegExp]>([
    ['/d/shop/the-shop', /^It answers/],
    ['/login', /signed in only/],
    ['https://[', /signed in only/],
  ])(
    'tells where it is sent to, %s, and does not go there',
    async (to, says) => {
      const { requests, url } = await listen(answering(302, { location: to }));
      expect(await probeOf(url).ask(`${url}/goto/x`)).toEqual({
        state: 'passed',
        says: expect.stringMatching(says),
      });
      expect(requests).toHaveLength(1);
    },
  );

  it('asks no other host, whether linked or sent there', async () => {
    const other = await listen(answering(200));
    const { url } = await listen(
      answering(302, { location: `${other.url}/d/shop` }),
    );
    const { ask } = probeOf(url);
    expect(await ask(`${other.url}/d/shop`)).toBeUndefined();
    expect(await ask(`${url}/goto/x`)).toMatchObject({
      says: expect.stringContaining('signed in only'),
    });
    expect(other.requests).toEqual([]);
  });

  it('sends no credentials', async () => {
    const { requests, url } = await listen(answering(200));
    await probeOf(url).ask(`${url.replace('//', '//ada:secret@')}/d/shop`);
    expect(requests).toHaveLength(1);
    expect(requests[0].headers.authorization).toBeUndefined();
    expect(JSON.stringify(requests)).not.toContain('secret');
  });

  it('asks again of a link after five minutes only', async () => {
    const { requests, url } = await listen(answering(404));
    const { ask, clock } = probeOf(url);
    const first = await ask(`${url}/d/shop`);
    clock.now = 299_999;
    expect(await ask(`${url}/d/shop/renamed`)).toEqual(first);
    expect(requests).toHaveLength(1);
    await ask(`${url}/d/other`);
    clock.now = 300_000;
    await ask(`${url}/d/shop`);
    expect(requests).toHaveLength(3);
  });

  it('warns of a Grafana that is gone', async () => {
    const { server, url } = await listen(answering(200));
    await close(server);
    expect(await probeOf(url).ask(`${url}/d/shop`)).toEqual({
      state: 'warning',
      says: `Grafana cannot be reached at ${url} (ECONNREFUSED).`,
    });
  });

  it('warns of a Grafana that does not answer in time', async () => {
    const { url } = await listen(() => {});
    const { ask } = probeOf(url, { timeoutMs: 100 });
    expect(await ask(`${url}/d/shop`)).toEqual({
      state: 'warning',
      says: 'Grafana did not answer within 0.1 seconds.',
    });
  });

  it('stops when it is told to, and keeps nothing of that', async () => {
    const { requests, server, url } = await listen((request, response) => {
      if (requests.length > 1) {
        answering(200)(request, response);
      }
    });
    const { ask, probe } = probeOf(url);
    const stopping = new AbortController();
    const asked = probe.ask(`${url}/d/shop`, { signal: stopping.signal });
    await once(server, 'request');
    stopping.abort(new Error('The backend stops.'));
    await expect(asked).rejects.toThrow('The backend stops.');
    expect(await ask(`${url}/d/shop`)).toMatchObject({ state: 'passed' });
  });
});
