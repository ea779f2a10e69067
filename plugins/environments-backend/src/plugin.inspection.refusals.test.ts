import { mockCredentials, mockServices } from '@backstage/backend-test-utils';
import { environmentPermissions } from '@flightdeck/plugin-environments-common';
import { FakeInspector } from './__testUtils__/FakeInspector';
import {
  ADA,
  denying,
  PATHS,
  ROBOT,
  startInspection,
} from './__testUtils__/startInspection';

describe('what is beside the snapshot is refused', () => {
  const stops: (() => Promise<void>)[] = [];

  async function start(options: Parameters<typeof startInspection>[0] = {}) {
    const started = await startInspection(options);
    stops.push(started.stop);
    return started;
  }

  afterEach(async () => {
    await Promise.all(stops.splice(0).map(stop => stop()));
  });

  it.each(PATHS.all)('hides what the catalog hides at %s', async path => {
    const { failure } = await start({ hidden: ['resource:default/shop-prod'] });
    const message = '404 There is no environment resource:default/shop-prod.';
    expect(await failure(path)).toBe(message);
    expect(await failure(path.replace('shop-prod', 'nope'))).toBe(
      message.replace('shop-prod', 'nope'),
    );
  });

  it.each([
    ...PATHS.all.map(route => [route, 'environments.environment.read', 'see']),
    [PATHS.web, 'environments.object.read', 'see the objects of'],
    [PATHS.logs, 'environments.logs.read', 'read the logs of'],
  ])('refuses at %s who lacks %s', async (path, permission, deed) => {
    const inspector = new FakeInspector();
    const { failure } = await start({
      inspectors: [inspector],
      permissions: denying(permission),
    });
    // Who may not see the environment is not told whose it is.
    const owner = deed === 'see' ? '' : ' Ask its owner, group:default/shop.';
    for (const as of [ADA, ROBOT]) {
      expect(await failure(path, as)).toBe(
        `403 You are not allowed to ${deed} resource:default/shop-prod.${owner}`,
      );
    }
    expect(inspector.requests).toEqual([]);
  });

  it('does not need the permission of one part for another', async () => {
    const names = environmentPermissions.map(({ name }) => name);
    const { get } = await start({
      permissions: denying(
        ...names.filter(name => name !== 'environments.environment.read'),
      ),
    });
    for (const path of PATHS.all.slice(0, 4)) {
      const { status } = await get(path);
      expect([path, status]).toEqual([path, 200]);
    }
  });

  it('keeps a record of each attempt to read an object or a log', async () => {
    const [success, fail] = [jest.fn(), jest.fn()];
    const auditor = mockServices.auditor.mock({
      createEvent: async () => ({ success, fail }),
    });
    const { get } = await start({
      auditor,
      permissions: denying('environments.logs.read'),
    });
    const ask = async (path: string, status: number) => {
      jest.clearAllMocks();
      await get(path).expect(status);
      return auditor.createEvent.mock.calls.map(([{ eventId, meta }]) => [
        eventId,
        meta,
        success.mock.calls.length,
        fail.mock.calls.length,
      ]);
    };
    const environment = { namespace: 'default', name: 'shop-prod' };
    const web = {
      ...environment,
      kind: 'Pod',
      objectNamespace: 'shop-prod',
      objectName: 'web-1',
    };
    expect(await ask(PATHS.web, 200)).toEqual([
      ['environment-object-read', web, 1, 0],
    ]);
    expect(await ask(PATHS.logs, 403)).toEqual([
      ['environment-logs-read', web, 0, 1],
    ]);
    expect(await ask(`${PATHS.shop}/logs?kind=Pod&kind=Job`, 400)).toEqual([
      ['environment-logs-read', environment, 0, 1],
    ]);
  });

  describe('to nobody who asks rightly, but', () => {
    let shop: Awaited<ReturnType<typeof startInspection>>;

    beforeAll(async () => {
      shop = await startInspection();
    });

    afterAll(() => shop.stop());

    it.each([
      ['/events?kind=pod', 'The kind in the query is not valid'],
      ['/events?object=..%2f', 'The object in the query is not valid'],
      ['/events?objectNamespace=A', 'The objectNamespace in the query'],
      ['/events?type=Bad', 'it must be Normal or Warning.'],
      ['/events?limit=0', 'it must be a number from 1 to 500.'],
      ['/events?limit=501', 'it must be a number from 1 to 500.'],
      ['/events?limit=1e2', 'it must be a number from 1 to 500.'],
      ['/events?kind=Pod&kind=Job', 'it must be given once, as text.'],
      ['/events?kind[a]=Pod', 'it must be given once, as text.'],
      ['/objects/pod/shop-prod/a', 'The kind in the path is not valid'],
      ['/objects/Pod/SHOP/a', 'The objectNamespace in the path is not valid'],
      ['/objects/Pod/shop-prod/..%2fa', 'The objectName in the path'],
      ['/indicators/..%2fa/range', 'The id of the indicator in the path'],
      [
        '/indicators/error-ratio/range?minutes=61',
        'The minutes in the query is not valid: it must be one of 60, 360, 1440, 10080.',
      ],
      ['/logs', 'The kind in the query is not valid'],
      ['/logs?kind=Secret&namespace=shop-prod&name=a', 'The kind in the query'],
      ['/logs?kind=Pod&namespace=S&name=a', 'The namespace in the query'],
      ['/logs?kind=Pod&namespace=shop-prod&name=A', 'The name in the query'],
      [`${PATHS.logs}&container=A`, 'The container in the query'],
      [`${PATHS.logs}&sinceSeconds=0`, 'The sinceSeconds in the query'],
      [`${PATHS.logs}&sinceSeconds=soon`, 'The sinceSeconds in the query'],
      [`${PATHS.logs}&tailLines=5001`, 'The tailLines in the query'],
      [`${PATHS.logs}&tailLines=-1`, 'The tailLines in the query'],
      [`${PATHS.logs}&previous=perhaps`, 'The previous in the query'],
      [`${PATHS.logs}&follow=perhaps`, 'The follow in the query'],
      [`${PATHS.logs}&filter=${'x'.repeat(201)}`, 'The filter in the query'],
      [`${PATHS.logs}&download=perhaps`, 'The download in the query'],
      [
        `${PATHS.logs}&download=true&follow=true`,
        'a download ends, it cannot follow',
      ],
    ])('refuses %s', async (path, message) => {
      const url = path.startsWith(PATHS.shop) ? path : `${PATHS.shop}${path}`;
      expect(await shop.failure(url)).toMatch(/^400 The \w+/);
      expect(await shop.failure(url)).toContain(message);
    });

    it.each(PATHS.all)(
      'lets nobody in without credentials at %s',
      async path => {
        const { status } = await shop.get(path, mockCredentials.none.header());
        expect(status).toBe(401);
      },
    );
  });
});
