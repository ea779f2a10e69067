import { mockCredentials, mockServices } from '@backstage/backend-test-utils';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import {
  environmentReadPermission,
  environmentSnapshotSchema,
  fleetSchema,
} from '@flightdeck/plugin-environments-common';
import {
  createEnvironmentConditionalDecision,
  environmentConditions,
} from '@flightdeck/plugin-environments-node';
import request from 'supertest';
import { eventually } from './__testUtils__/eventually';
import { FakeSource } from './__testUtils__/FakeSource';
import { anEntity } from './__testUtils__/fixtures';
import {
  startPlugin,
  type StartPluginOptions,
} from './__testUtils__/startPlugin';

const SHOP = '/api/environments/v1/environments/default/shop-prod';
const ADA = mockCredentials.user.header('user:default/ada');
const entities = [
  anEntity('shop-prod', { stage: 'prod' }),
  anEntity('shop-dev', { stage: 'dev' }),
  anEntity('odd', { stage: 'moon' }),
];

describe('environments plugin', () => {
  const stops: (() => Promise<void>)[] = [];

  async function start(options: Partial<StartPluginOptions> = {}) {
    const plugin = await startPlugin({ entities, ...options });
    stops.push(plugin.stop);
    const get = (path: string) =>
      request(plugin.server).get(path).set('Authorization', ADA);
    const fleet = async () => {
      const { body } = await get('/api/environments/v1/environments');
      return fleetSchema.parse(body);
    };
    await eventually(() => get(SHOP));
    return { ...plugin, get, fleet };
  }

  afterEach(async () => {
    await Promise.all(stops.splice(0).map(stop => stop()));
  });

  describe('the fleet', () => {
    it('holds every environment, the odd ones with their sentence', async () => {
      const { fleet } = await start({ sources: [new FakeSource()] });
      const { stages, environments, problem } = await fleet();
      expect(stages).toEqual(['dev', 'staging', 'prod']);
      expect(problem).toBeUndefined();
      expect(
        environments.map(({ environment }) => [
          environment.name,
          environment.problems,
        ]),
      ).toEqual([
        ['odd', [expect.stringContaining("Stage 'moon' is not one of")]],
        ['shop-dev', []],
        ['shop-prod', []],
      ]);
    });

    it('leaves out what the catalog does not show to the caller', async () => {
      const { fleet } = await start({ hidden: ['resource:default/shop-prod'] });
      const { environments } = await fleet();
      expect(environments.map(row => row.environment.name)).toEqual([
        'odd',
        'shop-dev',
      ]);
    });

    it('is narrowed by the conditions of the policy', async () => {
      const { fleet } = await start({
        permissions: mockServices.permissions.mock({
          authorize: async () => [{ result: AuthorizeResult.ALLOW }],
          authorizeConditional: async () => [
            createEnvironmentConditionalDecision(environmentReadPermission, {
              anyOf: [
                environmentConditions.hasStage({ stages: ['dev'] }),
                {
                  not: environmentConditions.isEnvironmentOwner({
                    claims: ['group:default/shop'],
                  }),
                },
              ],
            }),
          ],
        }),
      });
      const { environments } = await fleet();
      expect(environments.map(row => row.environment.name)).toEqual([
        'shop-dev',
      ]);
    });
  });

  describe('a snapshot', () => {
    it('is served with its version, and not again to who has it', async () => {
      const source = new FakeSource();
      const { get, signals } = await start({ sources: [source] });
      const first = await get(SHOP).expect(200);
      const snapshot = environmentSnapshotSchema.parse(first.body);
      expect(first.headers).toMatchObject({
        etag: `"${snapshot.version}"`,
        'cache-control': 'no-cache, private',
        'content-type': 'application/json; charset=utf-8',
      });
      await get(SHOP).set('If-None-Match', first.headers.etag).expect(304);

      signals.length = 0;
      source.tell(() => ({}), 'unreachable');
      await eventually(() =>
        expect(signals.flatMap(({ message }) => message.refs)).toContain(
          'resource:default/shop-prod',
        ),
      );
      expect(signals[0]).toMatchObject({
        channel: 'environments:changed',
        recipients: { type: 'broadcast' },
        message: { refs: expect.any(Array) },
      });
      const second = await get(SHOP)
        .set('If-None-Match', first.headers.etag)
        .expect(200);
      expect(second.headers.etag).not.toBe(first.headers.etag);
    });

    it('asks no source for a view', async () => {
      const source = new FakeSource();
      const { get } = await start({ sources: [source] });
      await get(SHOP).expect(200);
      const before = source.reads;
      await Promise.all(Array.from({ length: 20 }, () => get(SHOP)));
      // The regular evaluation of three environments may fall into the same moment.
      expect(source.reads - before).toBeLessThanOrEqual(3);
    });

    it.each<[string, (source: FakeSource) => void]>([
      ['cannot be reached', source => source.tell(() => ({}), 'unreachable')],
      [
        'throws',
        source =>
          source.tell(() => {
            throw new Error('bug');
          }),
      ],
    ])('is unknown, not healthy, when a source %s', async (_, harm) => {
      const [dead, well] = [new FakeSource('kubernetes'), new FakeSource('b')];
      harm(dead);
      const { get } = await start({ sources: [dead, well] });
      const { body } = await get(SHOP).expect(200);
      const { health, sources } = environmentSnapshotSchema.parse(body);
      expect(health.status).toBe('unknown');
      expect(sources.map(({ kind, state }) => [kind, state])).toEqual([
        ['b', 'ok'],
        ['kubernetes', 'unreachable'],
      ]);
    });

    it('is served although a source fails to start', async () => {
      const broken = new FakeSource('kubernetes');
      broken.start = async () => {
        throw new Error('bug');
      };
      const { get } = await start({ sources: [broken] });
      const { body } = await get(SHOP).expect(200);
      expect(body.sources).toMatchObject([{ state: 'unreachable' }]);
    });
  });

  describe('refuses', () => {
    it.each([
      ['a bad name', '/default/..%2f..%2fsecrets', 400, 'The name in the path'],
      ['an unknown environment', '/default/nope', 404, 'resource:default/nope'],
      [
        'an entity that the caller may not see',
        '/default/odd',
        404,
        'There is no environment resource:default/odd',
      ],
      ['a bad limit', '/default/shop-dev/operations?limit=x', 400, '1 to 100'],
      ['a bad id', '/default/shop-dev/operations/7', 400, 'not a UUID'],
    ])('%s', async (_, path, status, message) => {
      const { get } = await start({ hidden: ['resource:default/odd'] });
      const answer = await get(`/api/environments/v1/environments${path}`);
      expect(answer.status).toBe(status);
      expect(answer.body.error.message).toContain(message);
    });

    it.each(['/api/environments/v1/environments', SHOP, `${SHOP}/operations`])(
      'everybody without credentials at %s',
      async path => {
        const { server } = await start();
        const { status } = await request(server)
          .get(path)
          .set('Authorization', mockCredentials.none.header());
        expect(status).toBe(401);
      },
    );

    it('who may not read', async () => {
      const { get } = await start({
        permissions: mockServices.permissions.mock({
          authorize: async () => [{ result: AuthorizeResult.DENY }],
          authorizeConditional: async () => [{ result: AuthorizeResult.DENY }],
        }),
      });
      const { body } = await get(SHOP).expect(403);
      expect(body.error.message).toBe(
        'You are not allowed to see resource:default/shop-prod.',
      );
      await get('/api/environments/v1/environments').expect(403);
    });
  });
});
