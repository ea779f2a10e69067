import { once } from 'node:events';
import { createServer } from 'node:http';
import { mockServices } from '@backstage/backend-test-utils';
import { environment } from '../__testUtils__/environments';
import { ArgocdConnections } from '../source/ArgocdConnections';
import { ArgocdDeliveryEngine } from './ArgocdDeliveryEngine';

const application = {
  metadata: { name: 'shop', namespace: 'argocd' },
  spec: { project: 'shop' },
  status: { sync: { status: 'Synced', revision: 'abc' } },
};

/** An Argo CD that has no time to compare, and answers a sync with what is no answer. */
async function aBusyArgocd() {
  const requests: string[] = [];
  const server = createServer((request, response) => {
    requests.push(`${request.method} ${request.url}`);
    if (request.method === 'POST') {
      response.end('<html>Welcome</html>');
    } else if (!request.url?.includes('refresh')) {
      response.end(JSON.stringify(application));
    }
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' ? address?.port : undefined;
  const url = `http://127.0.0.1:${port}`;
  const connections = new ArgocdConnections(
    [
      {
        name: 'busy',
        url,
        frontendUrl: url,
        credentials: { type: 'token', token: 'token-1' },
      },
    ],
    { logger: mockServices.logger.mock() },
  );
  return {
    requests,
    // Long enough for the first request to be under way on a machine with much to do.
    engine: new ArgocdDeliveryEngine(connections, { refreshTimeoutMs: 1_000 }),
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}

describe('ArgocdDeliveryEngine, with an Argo CD that is busy', () => {
  let argocd: Awaited<ReturnType<typeof aBusyArgocd>>;
  const { signal } = new AbortController();

  beforeEach(async () => {
    argocd = await aBusyArgocd();
  });
  afterEach(() => argocd.close());

  it('is asked to compare anew, and then for what it compared last', async () => {
    const [read] = await argocd.engine.inspect(environment('prod', 'shop'), {
      signal,
    });
    expect(read.sync.revisions).toEqual(['abc']);
    expect(argocd.requests).toEqual([
      'GET /api/v1/applications/shop?refresh=normal',
      'GET /api/v1/applications/shop',
    ]);
  });

  it('has not refused a sync when its answer cannot be read', async () => {
    const [read] = await argocd.engine.inspect(environment('prod', 'shop'), {
      signal,
    });
    await expect(
      argocd.engine.sync(
        { application: read, prune: false, requestedBy: 'user:default/ada' },
        { signal },
      ),
    ).rejects.toMatchObject({
      name: 'ServiceUnavailableError',
      message: "The answer of Argo CD 'busy' to the sync cannot be read.",
    });
  });
});
