import { randomUUID } from 'node:crypto';
import { mockCredentials, mockServices } from '@backstage/backend-test-utils';
import {
  AuthorizeResult,
  type DefinitivePolicyDecision,
  type Permission,
} from '@backstage/plugin-permission-common';
import {
  ACTION_PERMISSIONS,
  type DeliveryAction,
  deliveryActionSchema,
  environmentOverridePermission,
  environmentPermissions,
  environmentReadPermission,
} from '@flightdeck/plugin-environments-common';
import request from 'supertest';
import { FakeEngine } from './__testUtils__/FakeEngine';
import { FakeHistory } from './__testUtils__/FakeHistory';
import { FakeInspector } from './__testUtils__/FakeInspector';
import { FakeSource } from './__testUtils__/FakeSource';
import { eventually } from './__testUtils__/eventually';
import { anApplication, anEntity } from './__testUtils__/fixtures';
import { CHECKLIST_ANSWER } from './__testUtils__/checklistAnswer';
import { ORDERS } from './__testUtils__/orders';
import { OTHER_ROUTES } from './__testUtils__/otherRoutes';
import { registeredRoutes } from './__testUtils__/registeredRoutes';
import { startPlugin } from './__testUtils__/startPlugin';
import { toUrl } from './__testUtils__/toUrl';

const ADA = mockCredentials.user.header('user:default/ada');
const ROBOT = mockCredentials.service.header();
const NOBODY = mockCredentials.none.header();

const ACTIONS = deliveryActionSchema.options;

const ENVIRONMENT = '/v1/environments/:namespace/:name';

/** Routes by which other services tell something; all others that change something are for people. */
const FOR_SERVICES = [`post ${ENVIRONMENT}/checklist/evidence`];

const isOfEnvironment = (route: string) =>
  route.split(' ')[1].startsWith(ENVIRONMENT);

describe('the environments plugin denies', () => {
  /** Names of permissions that nobody has. */
  const denied = new Set<string>();
  const engine = new FakeEngine(anApplication('shop-dev'));
  let routes: string[];
  let plugin: Awaited<ReturnType<typeof startPlugin>>;

  beforeAll(async () => {
    routes = await registeredRoutes();
    const source = new FakeSource();
    const decide = ({ name }: Permission): DefinitivePolicyDecision => ({
      result: denied.has(name) ? AuthorizeResult.DENY : AuthorizeResult.ALLOW,
    });
    plugin = await startPlugin({
      entities: ['shop-dev', 'shop-test', 'hidden-dev'].map(name =>
        anEntity(name),
      ),
      hidden: ['resource:default/hidden-dev'],
      engines: [engine],
      sources: [source],
      inspectors: [new FakeInspector()],
      histories: [new FakeHistory()],
      permissions: mockServices.permissions.mock({
        authorize: async questions =>
          questions.map(({ permission }) => decide(permission)),
        authorizeConditional: async questions =>
          questions.map(({ permission }) => decide(permission)),
      }),
    });
    await eventually(() => {
      if (source.reads === 0) {
        throw new Error('The environments were not read yet.');
      }
    });
  });

  afterEach(() => denied.clear());

  afterAll(() => plugin.stop());

  const denyAllBut = (...names: string[]) =>
    environmentPermissions
      .filter(({ name }) => !names.includes(name))
      .forEach(({ name }) => denied.add(name));

  /** Calls a route for an environment with an order, which only the routes that post read. */
  async function call(
    route: string,
    {
      as = ADA,
      name = 'shop-dev',
      action = 'sync',
      more = {},
    }: {
      as?: string;
      name?: string;
      action?: DeliveryAction;
      more?: object;
    } = {},
  ) {
    const [method, pattern] = route.split(' ');
    const client = request(plugin.server);
    const asked = client[
      method === 'get' || method === 'delete' ? method : 'post'
    ](toUrl(pattern, name)).set('Authorization', as);
    const { status, body } = await (method === 'post'
      ? asked.send({
          ...CHECKLIST_ANSWER,
          key: randomUUID(),
          order: ORDERS[action],
          seen: [],
          ...more,
        })
      : asked);
    return { status, body, refusal: `${status} ${body.error?.message}` };
  }

  const START = `post ${ENVIRONMENT}/actions`;
  const PREVIEW = `${START}/preview`;

  /** That no order has come further than the decision about it. */
  async function expectNothingDone() {
    denied.clear();
    expect([engine.requests, engine.rollbacks, engine.automations]).toEqual([
      [],
      [],
      [],
    ]);
    const { body } = await call(`get ${ENVIRONMENT}/operations`);
    expect(body).toMatchObject({ operations: [] });
  }

  it('knows of every route that there is', () => {
    expect(routes.filter(isOfEnvironment).length).toBeGreaterThan(10);
    expect(routes.filter(route => !isOfEnvironment(route)).sort()).toEqual(
      Object.keys(OTHER_ROUTES).sort(),
    );
  });

  it('every route to who has no credentials', async () => {
    for (const route of routes) {
      const { status } = await call(route, { as: NOBODY });
      expect([route, status]).toEqual([route, 401]);
    }
  });

  it('every route of an environment to who may not read it', async () => {
    denied.add(environmentReadPermission.name);
    for (const route of routes.filter(isOfEnvironment)) {
      const { body, refusal } = await call(route);
      expect([route, refusal]).toEqual([
        route,
        '403 You are not allowed to see resource:default/shop-dev.',
      ]);
      expect(Object.keys(body)).toEqual(['error', 'request', 'response']);
    }
    await expectNothingDone();
  });

  it('that there is an environment whose entity the caller may not see', async () => {
    for (const route of routes.filter(isOfEnvironment)) {
      for (const name of ['hidden-dev', 'nowhere']) {
        const { refusal } = await call(route, { name });
        expect([route, refusal]).toEqual([
          route,
          `404 There is no environment resource:default/${name}.`,
        ]);
      }
    }
  });

  it('the routes beside environments to who lacks their permission', async () => {
    for (const [route, { permission, status }] of Object.entries(
      OTHER_ROUTES,
    )) {
      const allowed = await call(route);
      expect([route, allowed.status]).not.toEqual([route, 403]);
      denied.add(permission);
      const answer = await call(route);
      expect([route, answer.status]).toEqual([route, status]);
      expect(JSON.stringify(answer.body)).not.toContain('hidden-dev');
      denied.clear();
    }
  });

  it('orders to other plugins', async () => {
    const forPeople = routes.filter(
      route => !route.startsWith('get') && !FOR_SERVICES.includes(route),
    );
    expect(forPeople.length).toBeGreaterThan(7);
    for (const route of forPeople) {
      const { status } = await call(route, { as: ROBOT });
      expect([route, status]).toEqual([route, 403]);
    }
    await expectNothingDone();
  });

  it.each(ACTIONS)('%s to who lacks its permission', async action => {
    const { name } = ACTION_PERMISSIONS[action];
    for (const route of [PREVIEW, START]) {
      denied.add(name);
      const { refusal } = await call(route, { action });
      expect(refusal).toMatch(/^403 You are not allowed to .* Ask its owner, /);
      denied.clear();
      // All that others need does not help.
      denyAllBut(environmentReadPermission.name, name);
      const { refusal: other } = await call(PREVIEW, { action });
      expect(other).not.toMatch(/^40[13]/);
      denied.clear();
    }
    await expectNothingDone();
  });

  it.each(ACTIONS)(
    'break-glass on %s without the right to override',
    async action => {
      const more = { breakGlass: { reason: 'Customers cannot pay.' } };
      denied.add(environmentOverridePermission.name);
      const { refusal } = await call(START, { action, more });
      expect(refusal).toBe(
        '403 You are not allowed to go ahead in spite of what blocks resource:default/shop-dev. Ask its owner, group:default/shop.',
      );
      denied.clear();
      // The right to override stands in for no other.
      denyAllBut(
        environmentReadPermission.name,
        environmentOverridePermission.name,
      );
      expect((await call(START, { action, more })).status).toBe(403);
      await expectNothingDone();
    },
  );

  it('a promotion from an environment that the caller may not see', async () => {
    const order = { ...ORDERS.promote, from: 'resource:default/hidden-dev' };
    for (const route of [PREVIEW, START]) {
      const { refusal } = await call(route, { more: { order } });
      expect(refusal).toBe(
        '404 There is no environment resource:default/hidden-dev.',
      );
    }
    await expectNothingDone();
  });
});
