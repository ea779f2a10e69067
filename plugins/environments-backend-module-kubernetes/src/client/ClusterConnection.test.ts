import { createMockDirectory } from '@backstage/backend-test-utils';
import { once } from 'node:events';
import type { RequestListener } from 'node:http';
import { AnsweringServer } from '../__testUtils__/AnsweringServer';
import type { WatchedCluster } from '../config/ClusterConfig';
import { ClusterConnection } from './ClusterConnection';

const TOKEN = 's3cret-token';

describe('ClusterConnection', () => {
  const { signal } = new AbortController();
  const directory = createMockDirectory();
  let server: AnsweringServer;
  let connection: ClusterConnection;

  const answer = async (
    listener: RequestListener,
    part: Partial<WatchedCluster> = {},
  ) => {
    server = await AnsweringServer.create(listener);
    connection = new ClusterConnection(
      {
        type: 'watched',
        name: 'one',
        url: `${server.url}/base`,
        credentials: { type: 'token', token: TOKEN },
        skipTLSVerify: false,
        ...part,
      },
      { timeoutMs: 1_000 },
    );
  };

  const failureOf = async (promise: Promise<unknown>) => {
    const error: unknown = await promise.then(
      () => undefined,
      reason => reason,
    );
    expect(String(error)).not.toContain(TOKEN);
    expect(String(error)).not.toContain('127.0.0.1');
    return error;
  };

  const list = () => connection.listPage('/api/v1/pods', { limit: 2, signal });

  const watch = async () => {
    const frames = connection.watch('/api/v1/pods', {
      resourceVersion: 'opaque=/5',
      timeoutSeconds: 10,
      silenceMs: 1_000,
      signal,
    });
    const types: string[] = [];
    for await (const { type } of frames) {
      types.push(type);
    }
    return types;
  };

  afterEach(async () => {
    await connection.reset();
    await server.close();
  });

  it.each([
    [401, 'unauthorized'],
    [403, 'forbidden'],
    [404, 'unsupported'],
    [406, 'unsupported'],
    [410, 'gone'],
    [302, 'unreachable'],
    [429, 'unreachable'],
    [503, 'unreachable'],
  ])('takes the status %d for %s', async (status, failure) => {
    await answer((_request, response) =>
      response
        .writeHead(status, { location: 'http://127.0.0.1/elsewhere' })
        .end(`{"message":"${TOKEN}"}`),
    );
    const expected = {
      name: 'ClusterError',
      failure,
      answered: true,
      message: expect.stringMatching(/^Cluster 'one' .*\.$/),
    };
    expect(await failureOf(list())).toMatchObject(expected);
    expect(await failureOf(watch())).toMatchObject(expected);
    await expect(
      connection.answers({ signal, timeoutMs: 1_000 }),
    ).resolves.toBe(true);
  });

  it.each<[string, string, RequestListener]>([
    ['unreachable', 'a cut connection', (_, r) => r.destroy()],
    ['unreachable', 'silence', () => {}],
    ['unsupported', 'no JSON', (_, r) => r.end('<html>')],
    ['unsupported', 'another document', (_, r) => r.end('{"items":[]}')],
  ])('takes for %s %s', async (failure, _what, listener) => {
    await answer(listener);
    expect(await failureOf(list())).toMatchObject({ failure });
  });

  it('names the code of the system when nobody listens', async () => {
    await answer((_request, response) => response.end());
    await server.close();
    expect(await failureOf(list())).toMatchObject({
      failure: 'unreachable',
      answered: false,
      message: "Cluster 'one' does not answer (ECONNREFUSED).",
    });
  });

  it('asks for pages with the token that the page before named', async () => {
    await answer((_request, response) =>
      response.end(
        '{"metadata":{"resourceVersion":"7","continue":"a+b/c="},"items":[{}]}',
      ),
    );
    await expect(list()).resolves.toEqual({
      resourceVersion: '7',
      continueToken: 'a+b/c=',
      items: [{}],
    });
    await connection.listPage('/api/v1/pods', {
      limit: 2,
      continueToken: 'a+b/c=',
      signal,
    });
    expect(server.requests.map(({ url }) => url)).toEqual([
      '/base/api/v1/pods?limit=2',
      '/base/api/v1/pods?limit=2&continue=a%2Bb%2Fc%3D',
    ]);
    expect(server.requests[0].headers.authorization).toBe(`Bearer ${TOKEN}`);
  });

  it.each([
    ['{"type":"ERROR","object":{"kind":"Status","code":410}}', 'gone'],
    ['{"type":"ERROR","object":{"code":403}}', 'forbidden'],
    ['{"type":"ERROR"}', 'unreachable'],
    ['{"type":"ADDED","object":{}}', 'gone'],
    ['{"type":"ADDED","obj', 'gone'],
  ])('understands the line %s of a watch', async (line, failure) => {
    await answer((_request, response) => response.end(`${line}\n`));
    expect(await failureOf(watch())).toMatchObject({ failure });
    expect(server.requests[0].url).toBe(
      '/base/api/v1/pods?watch=true&allowWatchBookmarks=true&resourceVersion=opaque%3D%2F5&timeoutSeconds=10',
    );
  });

  it('ends well when the server ends a watch', async () => {
    await answer((_request, response) =>
      response.end(
        '{"type":"BOOKMARK","object":{"metadata":{"resourceVersion":"9"}}}\n',
      ),
    );
    await expect(watch()).resolves.toEqual(['OPENED', 'BOOKMARK']);
  });

  it('closes the connection when nobody reads a watch any more', async () => {
    await answer((_request, response) => response.flushHeaders());
    const frames = connection.watch('/api/v1/pods', {
      resourceVersion: '1',
      timeoutSeconds: 10,
      silenceMs: 5_000,
      signal,
    });
    await frames.next();
    const [request] = server.requests;
    const closed = once(request.socket, 'close');
    await frames.return();
    await expect(closed).resolves.toBeDefined();
  });

  it('uses connections again', async () => {
    await answer((_request, response) => response.end('{}'));
    for (let count = 0; count < 20; count++) {
      await connection.get('/version', { signal });
    }
    const sockets = new Set(server.requests.map(({ socket }) => socket));
    // One is not free again at once.
    expect(sockets.size).toBeLessThanOrEqual(2);
  });

  it('reads a token file, and says when it cannot', async () => {
    const path = directory.resolve('token');
    await answer((_request, response) => response.end('{}'), {
      credentials: { type: 'tokenFile', path },
    });
    const get = () => connection.get('/version', { signal });
    expect(await failureOf(get())).toMatchObject({
      failure: 'unauthorized',
      message:
        "The credentials or the certificate authority of cluster 'one' cannot be read.",
    });
    directory.setContent({ token: `${TOKEN}\n` });
    await get();
    expect(server.requests[0].headers.authorization).toBe(`Bearer ${TOKEN}`);
  });
});
