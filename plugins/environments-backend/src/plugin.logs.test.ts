import { mockCredentials } from '@backstage/backend-test-utils';
import { ServiceUnavailableError } from '@backstage/errors';
import type { LogEntry } from '@flightdeck/plugin-environments-common';
import { eventually } from './__testUtils__/eventually';
import {
  aLine,
  FakeInspector,
  whenAborted,
} from './__testUtils__/FakeInspector';
import { anEntity } from './__testUtils__/fixtures';
import { entriesOf, failureOf } from './__testUtils__/logAnswers';
import { startPlugin } from './__testUtils__/startPlugin';

const QUERY = 'kind=Deployment&namespace=shop-prod&name=web';

/** A log that says one line and then waits for its reader to leave. */
async function* aSilentLog(signal: AbortSignal): AsyncGenerator<LogEntry> {
  yield aLine('hello');
  await whenAborted(signal);
}

describe('logs', () => {
  const ends: (() => void | Promise<void>)[] = [];

  async function start(inspector: FakeInspector) {
    const { server, stop } = await startPlugin({
      entities: [anEntity('shop-prod')],
      inspectors: [inspector],
    });
    ends.push(stop);
    const open = async (query = QUERY, user = 'user:default/ada') => {
      const leaving = new AbortController();
      ends.unshift(() => leaving.abort());
      const response = await fetch(
        `http://localhost:${server.port()}/api/environments/v1/environments/default/shop-prod/logs?${query}`,
        {
          headers: {
            Authorization: mockCredentials.user.header(user),
            Connection: 'close',
          },
          signal: leaving.signal,
        },
      );
      return { response, leave: () => leaving.abort() };
    };
    await eventually(async () => {
      const { response } = await open(`${QUERY}&tailLines=0`);
      await response.text();
      expect(response.status).not.toBe(404);
    });
    inspector.requests.length = 0;
    return { open, stop };
  }

  afterEach(async () => {
    for (const end of ends.splice(0)) {
      await end();
    }
  });

  it('come as a stream of JSON, asked for with every part of the query', async () => {
    const inspector = new FakeInspector().tellLogs(async function* logs() {
      yield aLine('one\ntwo');
      yield { type: 'notice', message: 'Pod web-2 cannot be read.' };
      yield { type: 'end' };
    });
    const { open } = await start(inspector);
    const { response } = await open(
      `${QUERY}&container=app&sinceSeconds=60&tailLines=5&previous=true&follow=true&filter=x`,
    );
    expect(response.status).toBe(200);
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'content-type': 'application/x-ndjson; charset=utf-8',
      'cache-control': 'no-store, no-transform, private',
    });
    expect(await entriesOf(response)).toEqual([
      aLine('one\ntwo'),
      { type: 'notice', message: 'Pod web-2 cannot be read.' },
      { type: 'end' },
    ]);
    expect(inspector.requests).toEqual([
      {
        kind: 'Deployment',
        namespace: 'shop-prod',
        name: 'web',
        container: 'app',
        sinceSeconds: 60,
        tailLines: 5,
        previous: true,
        follow: true,
        filter: 'x',
      },
    ]);
  });

  it('come as they are written, and end upstream when the client leaves', async () => {
    const inspector = new FakeInspector();
    const { open } = await start(inspector);
    inspector.tellLogs(aSilentLog);
    const { response, leave } = await open();
    const reader = response.body?.getReader();
    const first = await reader?.read();
    expect(new TextDecoder().decode(first?.value)).toContain('hello');
    expect(inspector.open).toBe(1);
    leave();
    await eventually(() => expect(inspector.open).toBe(0));
  });

  it('end upstream when the client leaves before the first line', async () => {
    const inspector = new FakeInspector();
    const { open } = await start(inspector);
    inspector.tellLogs(async function* silence(signal) {
      await whenAborted(signal);
      yield { type: 'end' };
    });
    const opening = open().catch(() => 'left');
    await eventually(() => expect(inspector.open).toBe(1));
    ends.shift()?.();
    expect(await opening).toBe('left');
    await eventually(() => expect(inspector.open).toBe(0));
  });

  it('are read no faster than a slow client reads them', async () => {
    const inspector = new FakeInspector();
    const { open } = await start(inspector);
    let told = 0;
    inspector.tellLogs(async function* flood() {
      for (; told < 3_000; told += 1) {
        yield aLine('x'.repeat(16_384));
      }
      yield { type: 'end' };
    });
    const { response } = await open();
    let before = -1;
    await eventually(() => {
      const isStill = told === before;
      before = told;
      expect(isStill && told > 0).toBe(true);
    });
    expect(told).toBeLessThan(2_000);
    expect(await entriesOf(response)).toHaveLength(3_001);
  }, 30_000);

  it('that cannot be opened are refused as any other request', async () => {
    const inspector = new FakeInspector();
    const { open } = await start(inspector);
    inspector.tellLogs(async function* fails() {
      yield* [];
      throw new ServiceUnavailableError('Cluster sandbox does not answer.');
    });
    const { response } = await open();
    expect(await failureOf(response)).toBe(
      '503 Cluster sandbox does not answer.',
    );
  });

  it.each([
    [
      new ServiceUnavailableError('Cluster sandbox went away.'),
      'Cluster sandbox went away.',
    ],
    [
      Object.assign(new Error('token abc is bad'), { status: 401 }),
      'The log of Deployment shop-prod/web could not be read; the log of the backend says why.',
    ],
  ])(
    'say at their end when the upstream is gone: %s',
    async (error, message) => {
      const inspector = new FakeInspector();
      const { open } = await start(inspector);
      inspector.tellLogs(async function* breaks() {
        yield aLine('hello');
        throw error;
      });
      const { response } = await open();
      expect(response.status).toBe(200);
      expect(await entriesOf(response)).toEqual([
        aLine('hello'),
        { type: 'end', message },
      ]);
    },
  );

  it('say at their end when the backend stops', async () => {
    const inspector = new FakeInspector();
    const { open, stop } = await start(inspector);
    inspector.tellLogs(aSilentLog);
    const { response } = await open();
    const [entries] = await Promise.all([entriesOf(response), stop()]);
    expect(entries).toEqual([
      aLine('hello'),
      { type: 'end', message: 'The backend is stopping.' },
    ]);
    expect(inspector.open).toBe(0);
  });

  it('are sent as a file', async () => {
    const inspector = new FakeInspector();
    const { open } = await start(inspector);
    inspector.tellLogs(async function* logs() {
      yield { ...aLine('hello'), time: '2026-03-02T12:00:00Z' };
      yield aLine('world');
      yield { type: 'notice', message: 'Pod web-2 cannot be read.' };
      yield { type: 'end' };
    });
    const { response } = await open(`${QUERY}&download=true`);
    expect(response.headers.get('content-type')).toBe(
      'text/plain; charset=utf-8',
    );
    expect(response.headers.get('content-disposition')).toMatch(
      /^attachment; filename="shop-prod-Deployment-web-\d{8}T\d{6}Z\.log"$/,
    );
    expect(await response.text()).toBe(
      [
        '[web-1/app] 2026-03-02T12:00:00Z hello',
        '[web-1/app] world',
        '# Pod web-2 cannot be read.',
        '',
      ].join('\n'),
    );
  });

  it('are open five times at once for one person, and again when one is closed', async () => {
    const inspector = new FakeInspector();
    const { open } = await start(inspector);
    inspector.tellLogs(aSilentLog);
    const logs = await Promise.all(Array.from({ length: 5 }, () => open()));
    expect(logs.map(({ response }) => response.status)).toEqual(
      Array(5).fill(200),
    );
    const { response } = await open();
    expect(await failureOf(response)).toBe(
      '429 You have 5 logs open already; close one to open another.',
    );
    const { response: ofAnother } = await open(QUERY, 'user:default/bob');
    expect(ofAnother.status).toBe(200);
    expect(inspector.open).toBe(6);

    logs[0].leave();
    await eventually(() => expect(inspector.open).toBe(5));
    await eventually(async () => {
      const again = await open();
      expect(again.response.status).toBe(200);
    });
  });
});
