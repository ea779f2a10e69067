import { mockApis, registerMswTestHooks } from '@backstage/frontend-test-utils';
import { http, HttpResponse } from 'msw';
import { setupServer } from 'msw/node';
import { conformanceFixture } from '../testUtils/conformanceFixtures';
import { operationFixture } from '../testUtils/deliveryFixtures';
import { snapshotFixture } from '../testUtils/fixtures';
import { EnvironmentsClient } from './EnvironmentsClient';

const BASE = 'http://backend.test/api/environments';
const REF = 'resource:default/shop-prod';

describe('EnvironmentsClient', () => {
  const server = setupServer();
  registerMswTestHooks(server);

  const client = new EnvironmentsClient({
    discoveryApi: mockApis.discovery({ baseUrl: 'http://backend.test' }),
    fetchApi: mockApis.fetch(),
  });

  it('asks only for what is newer than what it knows', async () => {
    const tags: (string | null)[] = [];
    const cacheControls: (string | null)[] = [];
    server.use(
      http.get(`${BASE}/v1/environments/default/shop-prod`, ({ request }) => {
        const tag = request.headers.get('If-None-Match');
        tags.push(tag);
        cacheControls.push(request.headers.get('Cache-Control'));
        return tag === '"v1"'
          ? new HttpResponse(null, { status: 304 })
          : HttpResponse.json(snapshotFixture());
      }),
    );

    const first = await client.getEnvironment(REF);
    const second = await client.getEnvironment(REF, { known: first });

    expect(first.health.status).toBe('healthy');
    expect(second).toBe(first);
    expect(tags).toEqual([null, '"v1"']);
    expect(cacheControls[1]).toBe('max-age=0');
  });

  it('takes the newer state when there is one', async () => {
    server.use(
      http.get(`${BASE}/v1/environments/default/shop-prod`, () =>
        HttpResponse.json(snapshotFixture({ version: 'v2' })),
      ),
    );

    const answer = await client.getEnvironment(REF, {
      known: snapshotFixture(),
    });

    expect(answer.version).toBe('v2');
  });

  it('asks only for a conformance that is newer', async () => {
    server.use(
      http.get(
        `${BASE}/v1/environments/default/shop-prod/conformance`,
        ({ request }) =>
          request.headers.get('If-None-Match') === '"c1"'
            ? new HttpResponse(null, { status: 304 })
            : HttpResponse.json(conformanceFixture()),
      ),
    );
    const first = await client.getConformance(REF);
    expect(first).toMatchObject({ state: 'assessed', summary: { missing: 3 } });
    expect(await client.getConformance(REF, { known: first })).toBe(first);
  });

  it('reads blueprints, and none that it cannot understand', async () => {
    const summary = {
      name: 'small.shop',
      title: 'Small shop',
      description: 'A shop.',
      version: '1.2.0',
      source: 'file',
      usedBy: 2,
    };
    server.use(
      http.get(`${BASE}/v1/blueprints`, () =>
        HttpResponse.json({ blueprints: [summary] }),
      ),
      http.get(`${BASE}/v1/blueprints/small.shop`, () =>
        HttpResponse.json({ ...summary, blueprint: { name: 'small.shop' } }),
      ),
    );
    expect(await client.listBlueprints()).toEqual({ blueprints: [summary] });
    await expect(client.getBlueprint('small.shop')).rejects.toThrow(
      'cannot be understood',
    );
  });

  it('escapes what it puts into the path', async () => {
    const paths: string[] = [];
    server.use(
      http.get(`${BASE}/v1/environments/*`, ({ request }) => {
        paths.push(new URL(request.url).pathname);
        return HttpResponse.json(operationFixture());
      }),
    );

    await client.delivery.getOperation('resource:default/a%2f..', '../x');

    expect(paths).toEqual([
      '/api/environments/v1/environments/default/a%252f../operations/..%2Fx',
    ]);
  });

  it('rejects with the sentence of the backend', async () => {
    server.use(
      http.get(`${BASE}/v1/environments`, () =>
        HttpResponse.json(
          {
            error: { name: 'NotAllowedError', message: 'Not for you.' },
            response: { statusCode: 403 },
          },
          { status: 403 },
        ),
      ),
    );

    await expect(client.getFleet()).rejects.toMatchObject({
      name: 'ResponseError',
      statusCode: 403,
      cause: { message: 'Not for you.' },
    });
  });

  it('says so when the answer is not what it understands', async () => {
    server.use(
      http.get(`${BASE}/v1/environments`, () =>
        HttpResponse.json({ environments: 'many' }),
      ),
    );

    await expect(client.getFleet()).rejects.toThrow(/cannot be understood/);
  });

  it('says so when nobody answers', async () => {
    server.use(http.get(`${BASE}/v1/environments`, () => HttpResponse.error()));

    await expect(client.getFleet()).rejects.toThrow(/cannot be reached/);
  });

  it('gives up when it is told to', async () => {
    server.use(
      http.get(`${BASE}/v1/environments`, () => new Promise<never>(() => {})),
    );
    const controller = new AbortController();
    const answer = client.getFleet({ signal: controller.signal });
    controller.abort();

    await expect(answer).rejects.toMatchObject({ name: 'AbortError' });
  });

  it('names what it reads of an environment, each part escaped', async () => {
    const asked: string[] = [];
    server.use(
      http.get(`${BASE}/v1/environments/*`, ({ request }) => {
        const { pathname, search } = new URL(request.url);
        asked.push(`${pathname.split('/shop-prod/')[1]}${search}`);
        return HttpResponse.json({});
      }),
    );

    const object = { kind: 'Node', name: 'a/b' };
    const reads = [
      client.getObject(REF, object),
      client.getEvents(REF, {
        kind: 'Pod',
        object: 'a&b',
        objectNamespace: 'shop',
        limit: 5,
      }),
      client.getInventory(REF),
      client.getIndicatorRange(REF, 'error ratio', 360),
      client.getAlerts(REF),
    ];
    await Promise.all(
      reads.map(read => expect(read).rejects.toThrow(/cannot be understood/)),
    );

    expect(asked.sort()).toEqual([
      'alerts',
      'events?kind=Pod&object=a%26b&objectNamespace=shop&limit=5',
      'indicators/error%20ratio/range?minutes=360',
      'inventory',
      'objects/Node/-/a%2Fb',
    ]);
  });

  it('downloads logs as text, without following them', async () => {
    const queries: string[] = [];
    server.use(
      http.get(
        `${BASE}/v1/environments/default/shop-prod/logs`,
        ({ request }) => {
          queries.push(new URL(request.url).search);
          return HttpResponse.text('one');
        },
      ),
    );

    const blob = await client.downloadLogs(REF, {
      kind: 'Pod',
      namespace: 'shop-prod',
      name: 'api-1',
      tailLines: 200,
      previous: true,
      follow: true,
      filter: 'a b',
    });

    expect(blob.size).toBe(3);
    expect(queries).toEqual([
      '?kind=Pod&namespace=shop-prod&name=api-1&tailLines=200&filter=a+b&previous=true&download=true',
    ]);
  });
});
