import { randomUUID } from 'node:crypto';
import { mockCredentials, mockServices } from '@backstage/backend-test-utils';
import {
  actionPreviewSchema,
  type Deed,
  operationSchema,
} from '@flightdeck/plugin-environments-common';
import request from 'supertest';
import { FakeEngine } from './__testUtils__/FakeEngine';
import { eventually } from './__testUtils__/eventually';
import { anApplication, anEntity } from './__testUtils__/fixtures';
import { denying } from './__testUtils__/startInspection';
import { startPlugin } from './__testUtils__/startPlugin';

const SHOP = '/api/environments/v1/environments/default/shop-dev';
const ADA = mockCredentials.user.header('user:default/ada');
const BREAK_GLASS = { reason: 'Customers cannot pay.' };

/** A window without end that forbids everything on the environment. */
const FREEZE = {
  environments: {
    delivery: {
      windows: [
        {
          name: 'freeze',
          kind: 'deny',
          from: '2020-01-01T00:00:00',
          to: '2120-01-01T00:00:00',
          timeZone: 'UTC',
          stages: ['dev'],
        },
      ],
    },
  },
};

describe('the audit log', () => {
  const stops: (() => Promise<void>)[] = [];

  /** A backend whose audit events are told in turn, each with how it ended. */
  async function start(
    options: Pick<
      Parameters<typeof startPlugin>[0],
      'permissions' | 'config'
    > = {},
  ) {
    const engine = new FakeEngine(anApplication('shop-dev'));
    const events: object[] = [];
    const { server, stop } = await startPlugin({
      entities: [anEntity('shop-dev')],
      engines: [engine],
      auditor: mockServices.auditor.mock({
        createEvent: async ({ eventId, severityLevel, meta }) => {
          const end = (ended: string, error?: Error) => {
            const told = { eventId, severityLevel, ...meta, ended };
            events.push(error ? { ...told, error: error.message } : told);
          };
          return {
            success: async () => end('success'),
            fail: async ({ error }) => end('failure', error),
          };
        },
      }),
      ...options,
    });
    stops.push(stop);
    const post = (path: string, body: object) =>
      request(server)
        .post(`${SHOP}/${path}`)
        .set('Authorization', ADA)
        .send(body);
    return {
      engine,
      events,
      preview: async () => {
        const { body } = await post('actions/preview', {
          order: { action: 'sync' },
        }).expect(200);
        return actionPreviewSchema.parse(body);
      },
      order: async (seen: Deed[], more: object = {}) => {
        const key = randomUUID();
        const order = { action: 'sync' };
        const { status, body } = await post('actions', {
          key,
          order,
          seen,
          ...more,
        });
        return { key, status, body };
      },
    };
  }

  /** What the log keeps of every order to sync. */
  const anEvent = (operation: string, change: object) => ({
    eventId: 'environment-action',
    severityLevel: 'medium',
    namespace: 'default',
    name: 'shop-dev',
    action: 'sync',
    operation,
    ...change,
  });

  afterEach(async () => {
    await Promise.all(stops.splice(0).map(stop => stop()));
  });

  it('tells of an order that was taken, once', async () => {
    const { engine, events, order, preview } = await start();
    const { deeds } = await preview();
    expect(events).toEqual([]);
    const { key, status } = await order(deeds);
    expect(status).toBe(202);
    expect(events).toEqual([anEvent(key, { ended: 'success' })]);
    await eventually(() => engine.finish('shop-dev'));
  });

  it('tells of an order that was refused, and why', async () => {
    const { events, order } = await start({
      permissions: denying('environments.environment.sync'),
    });
    const { key, status } = await order([]);
    expect(status).toBe(403);
    expect(events).toEqual([
      anEvent(key, {
        ended: 'failure',
        error:
          'You are not allowed to sync resource:default/shop-dev. Ask its owner, group:default/shop.',
      }),
    ]);
  });

  it('tells of an order that failed, and why', async () => {
    const { events, order } = await start();
    const { key, status, body } = await order([]);
    expect(status).toBe(409);
    expect(events).toEqual([
      anEvent(key, { ended: 'failure', error: body.error.message }),
    ]);
  });

  it('tells of broken glass with high severity, and the reason', async () => {
    const { engine, events, order, preview } = await start({ config: FREEZE });
    const { blockers, deeds } = await preview();
    expect(blockers).toMatchObject([{ overridable: true }]);
    const held = await order(deeds);
    expect(held.status).toBe(409);
    const broke = await order(deeds, { breakGlass: BREAK_GLASS });
    expect(operationSchema.parse(broke.body)).toMatchObject({
      breakGlass: BREAK_GLASS,
    });
    expect(events).toEqual([
      anEvent(held.key, {
        ended: 'failure',
        error: held.body.error.message,
      }),
      anEvent(broke.key, {
        severityLevel: 'high',
        breakGlass: BREAK_GLASS.reason,
        ended: 'success',
      }),
    ]);
    await eventually(() => engine.finish('shop-dev'));
  });

  it('tells of refused break-glass with high severity', async () => {
    const { engine, events, order } = await start({
      config: FREEZE,
      permissions: denying('environments.environment.override'),
    });
    const { key, status } = await order([], { breakGlass: BREAK_GLASS });
    expect(status).toBe(403);
    expect(events).toMatchObject([
      anEvent(key, {
        severityLevel: 'high',
        breakGlass: BREAK_GLASS.reason,
        ended: 'failure',
      }),
    ]);
    expect(engine.requests).toEqual([]);
  });
});
