import { randomUUID } from 'node:crypto';
import { mockCredentials, mockServices } from '@backstage/backend-test-utils';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import {
  actionPreviewSchema,
  operationSchema,
} from '@flightdeck/plugin-environments-common';
import request from 'supertest';
import { eventually } from './__testUtils__/eventually';
import {
  aWorkload,
  FakeWorkloadController,
} from './__testUtils__/FakeWorkloadController';
import { anEntity } from './__testUtils__/fixtures';
import {
  startPlugin,
  type StartPluginOptions,
} from './__testUtils__/startPlugin';

const SHOP = '/api/environments/v1/environments/default/shop-dev';
const ADA = mockCredentials.user.header('user:default/ada');
const { workload } = aWorkload();
const RESTART = { action: 'restart', workload };
const SCALE = { action: 'scale', workload, replicas: 5 };

describe('restarting and scaling through the environments plugin', () => {
  const stops: (() => Promise<void>)[] = [];
  let controller: FakeWorkloadController;

  async function start(options: Partial<StartPluginOptions> = {}) {
    const { server, stop } = await startPlugin({
      entities: [anEntity('shop-dev')],
      controllers: [controller],
      ...options,
    });
    stops.push(stop);
    const post = (path: string, body: object) =>
      request(server)
        .post(`${SHOP}/${path}`)
        .set('Authorization', ADA)
        .send(body);
    return {
      preview: (order: object) => post('actions/preview', { order }),
      post: (body: object) => post('actions', body),
      operation: async (id: string) => {
        const { body } = await request(server)
          .get(`${SHOP}/operations/${id}`)
          .set('Authorization', ADA)
          .expect(200);
        return operationSchema.parse(body);
      },
    };
  }

  beforeEach(() => {
    controller = new FakeWorkloadController();
  });
  afterEach(async () => {
    await Promise.all(stops.splice(0).map(stop => stop()));
  });

  it.each([
    [RESTART, 'restart'],
    [SCALE, 'scale to 5'],
  ])('%j is looked at, confirmed and done', async (order, change) => {
    const { operation, post, preview } = await start();
    const { body } = await preview(order).expect(200);
    const { deeds, podsTouched } = actionPreviewSchema.parse(body);
    expect(podsTouched).toBe(order === RESTART ? 3 : 2);
    expect(controller.requests).toBe(0);
    const key = randomUUID();
    await post({ key, order, seen: deeds }).expect(202);
    await eventually(() => expect(controller.changes).toEqual([change]));
    controller.finish({ state: 'succeeded', message: 'It is up.' });
    await eventually(async () =>
      expect(await operation(key)).toMatchObject({
        action: order.action,
        state: 'succeeded',
      }),
    );
  });

  it('is refused where the account in the cluster may not', async () => {
    controller.workload = aWorkload({
      forbidden: { restart: 'The account may not patch deployments.' },
    });
    const { post, preview } = await start();
    const { body } = await preview(RESTART).expect(200);
    const { deeds } = actionPreviewSchema.parse(body);
    const refused = await post({
      key: randomUUID(),
      order: RESTART,
      seen: deeds,
      breakGlass: { reason: 'It burns, and nobody else is here.' },
    });
    expect(refused.status).toBeGreaterThanOrEqual(400);
    expect(refused.body.error.message).toContain(
      'The account may not patch deployments.',
    );
    expect(controller.requests).toBe(0);
  });

  it('tells that nothing could do it where no controller is installed', async () => {
    const { preview } = await start({ controllers: [] });
    const { body } = await preview(RESTART).expect(503);
    expect(body.error.message).toContain(
      'Nothing that could restart or scale workloads is installed.',
    );
  });

  it.each([
    [RESTART, 'environments.environment.restart'],
    [SCALE, 'environments.environment.scale'],
  ])('%j needs a permission of its own', async (order, name) => {
    const { post } = await start({
      permissions: mockServices.permissions.mock({
        authorize: async requests =>
          requests.map(({ permission }) => ({
            result:
              permission.name === name
                ? AuthorizeResult.DENY
                : AuthorizeResult.ALLOW,
          })),
      }),
    });
    await post({ key: randomUUID(), order, seen: [] }).expect(403);
    expect(controller.requests).toBe(0);
  });
});
