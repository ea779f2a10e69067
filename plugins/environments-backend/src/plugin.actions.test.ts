import { randomUUID } from 'node:crypto';
import {
  mockCredentials,
  mockServices,
  TestDatabases,
} from '@backstage/backend-test-utils';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import {
  actionPreviewSchema,
  type Deed,
  type Operation,
  operationListSchema,
  operationSchema,
} from '@flightdeck/plugin-environments-common';
import request from 'supertest';
import { FakeEngine } from './__testUtils__/FakeEngine';
import { eventually } from './__testUtils__/eventually';
import { anApplication, anEntity } from './__testUtils__/fixtures';
import {
  startPlugin,
  type StartPluginOptions,
} from './__testUtils__/startPlugin';

const SHOP = '/api/environments/v1/environments/default/shop-dev';
const ADA = mockCredentials.user.header('user:default/ada');
const BOB = mockCredentials.user.header('user:default/bob');
const databases = TestDatabases.create({ ids: ['SQLITE_3'] });

describe('acting through the environments plugin', () => {
  const stops: (() => Promise<void>)[] = [];
  let engine: FakeEngine;

  const ORDER = { action: 'sync' };
  const aRequest = (seen: Deed[]) => ({
    key: randomUUID(),
    order: ORDER,
    seen,
  });

  async function start(options: Partial<StartPluginOptions> = {}) {
    const { server, stop } = await startPlugin({
      entities: [anEntity('shop-dev')],
      engines: [engine],
      ...options,
    });
    stops.push(stop);
    return {
      stop,
      anOrder: async (who = ADA) => {
        const { body } = await request(server)
          .post(`${SHOP}/actions/preview`)
          .set('Authorization', who)
          .send({ order: ORDER })
          .expect(200);
        return aRequest(actionPreviewSchema.parse(body).deeds);
      },
      post: (body: object, who = ADA) =>
        request(server)
          .post(`${SHOP}/actions`)
          .set('Authorization', who)
          .send(body),
      operation: async (id: string): Promise<Operation> => {
        const { body } = await request(server)
          .get(`${SHOP}/operations/${id}`)
          .set('Authorization', BOB)
          .expect(200);
        return operationSchema.parse(body);
      },
      operations: async () => {
        const { body } = await request(server)
          .get(`${SHOP}/operations?limit=5`)
          .set('Authorization', BOB)
          .expect(200);
        return operationListSchema.parse(body).operations;
      },
    };
  }
  const finish = () => eventually(() => engine.finish('shop-dev'));

  beforeEach(() => {
    engine = new FakeEngine(anApplication('shop-dev'));
  });
  afterEach(async () => {
    await Promise.all(stops.splice(0).map(stop => stop()));
  });

  it('is accepted, followed, and told as it ended', async () => {
    const { anOrder, operation, operations, post } = await start();
    const order = await anOrder();
    const accepted = await post(order).expect(202);
    expect(operationSchema.parse(accepted.body)).toMatchObject({
      id: order.key,
      environmentRef: 'resource:default/shop-dev',
      state: 'running',
      requestedBy: 'user:default/ada',
    });
    await finish();
    await eventually(async () =>
      expect(await operation(order.key)).toMatchObject({
        state: 'succeeded',
        message: 'shop-dev was synced to aaaaaaa.',
      }),
    );
    await post(order).expect(202);
    expect(engine.requests).toHaveLength(1);
    expect(await operations()).toMatchObject([{ id: order.key }]);
  });

  it('is refused for an application that another entity claims too', async () => {
    const { post, operations } = await start({
      entities: [
        anEntity('shop-dev'),
        anEntity('thief', { annotations: { 'argocd/app-name': 'shop-dev' } }),
      ],
    });
    const { body } = await post(aRequest([])).expect(400);
    expect(body.error.message).toContain('no application that could be synced');
    expect(engine.requests).toEqual([]);
    expect(await operations()).toEqual([]);
  });

  it('is refused while another runs, and when the plan has changed', async () => {
    const { anOrder, post } = await start();
    const changed = await post(aRequest([])).expect(409);
    expect(changed.body.error.message).toBe(
      'What would happen to shop-dev is not what you agreed to any more. New is: “Sync shop-dev to aaaaaaa”.',
    );
    const other = await anOrder(BOB);
    await post(await anOrder()).expect(202);
    const busy = await post(other, BOB).expect(409);
    expect(busy.body.error.message).toContain('by user:default/ada');
    await finish();
  });

  it('runs once, however often it is sent at once', async () => {
    const { anOrder, operation, operations, post } = await start();
    const order = await anOrder();
    const answers = await Promise.all(
      Array.from({ length: 50 }, async () => {
        const { body } = await post(order).expect(202);
        const { id, requestedBy, startedAt, summary } =
          operationSchema.parse(body);
        return { id, requestedBy, startedAt, summary };
      }),
    );
    expect(answers).toEqual(Array.from({ length: 50 }, () => answers[0]));
    expect(answers[0].id).toBe(order.key);
    await finish();
    await eventually(async () =>
      expect(await operation(order.key)).toMatchObject({ state: 'succeeded' }),
    );
    expect(engine.requests).toHaveLength(1);
    expect(await operations()).toHaveLength(1);
  });

  it('is taken up again after a restart', async () => {
    const knex = await databases.init('SQLITE_3');
    const before = await start({ knex });
    const order = await before.anOrder();
    await before.post(order).expect(202);
    await eventually(() => expect(engine.requests).toHaveLength(1));
    await before.stop();
    stops.length = 0;
    await finish();
    const after = await start({ knex });
    await eventually(async () =>
      expect(await after.operation(order.key)).toMatchObject({
        state: 'succeeded',
      }),
    );
    await after.post(order).expect(202);
    expect(engine.requests).toHaveLength(1);
  });

  it.each([
    [{ key: 'mine', order: { action: 'sync' }, seen: [] }, 'key'],
    [{ key: randomUUID(), order: { action: 'sync' } }, 'seen'],
    [
      { key: randomUUID(), order: { action: 'sync', prune: 'yes' }, seen: [] },
      'order.prune',
    ],
    [{ key: randomUUID(), order: { action: 'destroy' }, seen: [] }, 'order'],
  ])('refuses the order %j, naming %s', async (order, field) => {
    const { post } = await start();
    const { body } = await post(order).expect(400);
    expect(body.error.message).toContain(`The request is not valid: ${field}`);
  });

  it.each([
    ['read', 'see'],
    ['update', 'sync'],
  ])(
    'needs the permission to %s, and audits the denial',
    async (action, word) => {
      const audit = { success: jest.fn(), fail: jest.fn() };
      const auditor = mockServices.auditor.mock({
        createEvent: async () => audit,
      });
      const { post } = await start({
        auditor,
        permissions: mockServices.permissions.mock({
          authorize: async requests =>
            requests.map(({ permission }) => ({
              result:
                permission.attributes.action === action
                  ? AuthorizeResult.DENY
                  : AuthorizeResult.ALLOW,
            })),
        }),
      });
      const { body } = await post(aRequest([])).expect(403);
      expect(body.error.message).toContain(
        `You are not allowed to ${word} resource:default/shop-dev.`,
      );
      expect(engine.requests).toEqual([]);
      expect(auditor.createEvent).toHaveBeenCalledWith(
        expect.objectContaining({
          eventId: 'environment-action',
          meta: {
            namespace: 'default',
            name: 'shop-dev',
            action: 'sync',
            operation: expect.any(String),
          },
        }),
      );
      expect(audit.fail).toHaveBeenCalled();
      expect(audit.success).not.toHaveBeenCalled();
    },
  );

  it.each([
    ['a service', mockCredentials.service.header(), 403],
    ['nobody', mockCredentials.none.header(), 401],
  ])('is not for %s', async (_, who, status) => {
    const { post } = await start();
    expect((await post(aRequest([]), who)).status).toBe(status);
    expect(engine.requests).toEqual([]);
  });
});
