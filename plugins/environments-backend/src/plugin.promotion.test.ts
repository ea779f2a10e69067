import { randomUUID } from 'node:crypto';
import { mockCredentials, mockServices } from '@backstage/backend-test-utils';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import {
  type ActionPreview,
  actionPreviewSchema,
  deliveryStatusSchema,
  operationSchema,
} from '@flightdeck/plugin-environments-common';
import request from 'supertest';
import { FakeEngine } from './__testUtils__/FakeEngine';
import { FakeReleaseRepository } from './__testUtils__/FakeReleaseRepository';
import { eventually } from './__testUtils__/eventually';
import { anApplication, anEntity } from './__testUtils__/fixtures';
import { aManifest, SHOP_GIT } from './__testUtils__/PromotionScene';
import {
  startPlugin,
  type StartPluginOptions,
} from './__testUtils__/startPlugin';

const PROD = '/api/environments/v1/environments/default/shop-prod';
const ORDER = { action: 'promote', from: 'resource:default/shop-staging' };

describe('promoting through the environments plugin', () => {
  const stops: (() => Promise<void>)[] = [];
  let engine: FakeEngine;
  let repository: FakeReleaseRepository;

  beforeEach(() => {
    repository = new FakeReleaseRepository();
    const head = repository.push(SHOP_GIT, {
      'staging/web.yaml': aManifest('1.5.0'),
      'prod/web.yaml': aManifest('1.4.0'),
    });
    engine = new FakeEngine(
      ...[
        ['staging', '1.5.0'],
        ['prod', '1.4.0'],
      ].map(([stage, tag]) =>
        anApplication(`shop-${stage}`, {
          sources: [{ repoUrl: SHOP_GIT, path: stage }],
          sync: { status: 'Synced', revisions: [head] },
          images: [`registry.test/web:${tag}`],
          history: [{ id: 1, revisions: [head] }],
        }),
      ),
    );
  });
  afterEach(async () => {
    await Promise.all(stops.splice(0).map(stop => stop()));
  });

  async function start(options: Partial<StartPluginOptions> = {}) {
    const { server, stop } = await startPlugin({
      entities: [
        anEntity('shop-dev'),
        anEntity('shop-staging', { stage: 'staging' }),
        anEntity('shop-prod', {
          stage: 'prod',
          annotations: { 'flightdeck.dev/promotes-from': 'shop-staging' },
        }),
      ],
      engines: [engine],
      repositories: [repository],
      ...options,
    });
    stops.push(stop);
    const post = (path: string, body: object) =>
      request(server)
        .post(`${PROD}${path}`)
        .set('Authorization', mockCredentials.user.header('user:default/ada'))
        .send(body);
    return {
      post,
      get: (path: string) =>
        request(server)
          .get(`${PROD}${path}`)
          .set('Authorization', mockCredentials.user.header()),
      preview: async (order: object = ORDER): Promise<ActionPreview> => {
        const { body } = await post('/actions/preview', { order }).expect(200);
        return actionPreviewSchema.parse(body);
      },
    };
  }

  it('commits what was previewed, and deploys it', async () => {
    const { get, post, preview } = await start();
    const { deeds, files } = await preview();
    expect(files).toMatchObject([{ path: 'prod/web.yaml' }]);
    const key = randomUUID();
    await post('/actions', {
      key,
      order: ORDER,
      seen: deeds,
      confirmation: 'shop-prod',
    }).expect(202);
    await eventually(() =>
      expect(repository.read(SHOP_GIT, 'prod/web.yaml')).toBe(
        aManifest('1.5.0'),
      ),
    );
    const commit = repository.head(SHOP_GIT);
    engine.put({
      ...engine.get('shop-prod'),
      sync: { status: 'OutOfSync', revisions: [commit] },
    });
    await eventually(() => engine.finish('shop-prod'), 15_000);
    await eventually(async () => {
      const { body } = await get(`/operations/${key}`).expect(200);
      expect(operationSchema.parse(body)).toMatchObject({
        state: 'succeeded',
        requestedBy: 'user:default/ada',
      });
    }, 15_000);
    expect(repository.writes).toMatchObject([
      { requestedBy: 'user:default/ada', operationId: key },
    ]);
  });

  it('needs the name of the last stage to be typed', async () => {
    const { post, preview } = await start();
    const { deeds } = await preview();
    const { body } = await post('/actions', {
      key: randomUUID(),
      order: ORDER,
      seen: deeds,
    }).expect(400);
    expect(body.error.message).toContain('type shop-prod');
    expect(repository.writes).toEqual([]);
  });

  it('says which stage comes before', async () => {
    const { post } = await start();
    const order = { ...ORDER, from: 'resource:default/shop-dev' };
    const { body } = await post('/actions/preview', { order }).expect(400);
    expect(body.error.message).toContain(
      'shop-prod is promoted from resource:default/shop-staging',
    );
  });

  it('tells nothing of a stage that the caller may not see', async () => {
    const { post } = await start({ hidden: ['resource:default/shop-staging'] });
    const { body } = await post('/actions/preview', { order: ORDER }).expect(
      404,
    );
    expect(JSON.stringify(body)).not.toContain('1.5.0');
  });

  it('needs the right to promote', async () => {
    const { post } = await start({
      permissions: mockServices.permissions.mock({
        authorize: async requests =>
          requests.map(({ permission }) => ({
            result: permission.name.includes('promote')
              ? AuthorizeResult.DENY
              : AuthorizeResult.ALLOW,
          })),
      }),
    });
    const { body } = await post('/actions/preview', { order: ORDER }).expect(
      403,
    );
    expect(body.error.message).toContain('promote a release to');
  });

  it('offers neither promotion nor revert where nothing can change Git', async () => {
    const actionsOf = async (options: Partial<StartPluginOptions>) => {
      const { get } = await start(options);
      const { body } = await get('/delivery').expect(200);
      return deliveryStatusSchema
        .parse(body)
        .rights.map(({ action }) => action);
    };
    expect(await actionsOf({})).toEqual(
      expect.arrayContaining(['promote', 'revert']),
    );
    const without = await actionsOf({ repositories: [] });
    expect(without).toContain('sync');
    expect(without).not.toContain('promote');
    expect(without).not.toContain('revert');
  });
});
