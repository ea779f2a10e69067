import { AnsweringServer } from '../__testUtils__/AnsweringServer';
import { ClusterConnection } from '../client/ClusterConnection';
import { watchKind } from './watchKind';
import { defaultWatchTiming } from './WatchTiming';

const NAMESPACES = Array.from({ length: 60 }, (_, index) => `ns-${index}`);

describe('many namespaces', () => {
  const controller = new AbortController();
  let server: AnsweringServer;
  let lists = 0;
  let mostLists = 0;

  beforeAll(async () => {
    server = await AnsweringServer.create((request, response) => {
      if (request.url?.includes('watch=true')) {
        response.flushHeaders();
        return;
      }
      lists += 1;
      mostLists = Math.max(mostLists, lists);
      setTimeout(() => {
        lists -= 1;
        response.end('{"metadata":{"resourceVersion":"7"},"items":[]}');
      }, 20);
    });
  });

  afterAll(async () => {
    await server.close();
  });

  it('are listed a few at once, and all watched in the end', async () => {
    const connection = new ClusterConnection({
      type: 'watched',
      name: 'one',
      url: server.url,
      credentials: { type: 'none' },
      skipTLSVerify: false,
    });
    const { signal } = controller;
    const states = await Promise.all(
      NAMESPACES.map(async namespace => {
        const changes = watchKind(connection, {
          kind: 'Service',
          namespace,
          accepts: () => true,
          timing: defaultWatchTiming,
          signal,
        });
        for await (const change of changes) {
          if (change.type === 'state') {
            return change.state;
          }
        }
        return undefined;
      }),
    );
    controller.abort();
    await connection.reset();
    expect(new Set(states)).toEqual(new Set(['ok']));
    expect(mostLists).toBeGreaterThan(1);
    expect(mostLists).toBeLessThanOrEqual(16);
  });
});
