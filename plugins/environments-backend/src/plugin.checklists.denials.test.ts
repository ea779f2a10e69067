import { mockCredentials, mockServices } from '@backstage/backend-test-utils';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import {
  checklistDecidePermission,
  checklistPushPermission,
  checklistSignPermission,
  environmentReadPermission,
} from '@flightdeck/plugin-environments-common';
import request from 'supertest';
import { CHECKLIST_ANSWER } from './__testUtils__/checklistAnswer';
import { FakeSource } from './__testUtils__/FakeSource';
import { eventually } from './__testUtils__/eventually';
import { anEntity } from './__testUtils__/fixtures';
import { registeredRoutes } from './__testUtils__/registeredRoutes';
import { startPlugin } from './__testUtils__/startPlugin';
import { toUrl } from './__testUtils__/toUrl';

const CHECKLIST = '/v1/environments/:namespace/:name/checklist';
const SIGN = 'sign the checklist of';
const DECIDE = 'decide on waivers for';

/** The routes that answer checklists, and what who lacks their permission cannot do. */
const ROUTES = (
  [
    ['post', 'items/:item/signature', checklistSignPermission, SIGN],
    ['delete', 'items/:item/signature', checklistSignPermission, SIGN],
    ['post', 'items/:item/waivers', checklistSignPermission, SIGN],
    ['post', 'notice', checklistSignPermission, SIGN],
    ['post', 'waivers/:id', checklistDecidePermission, DECIDE],
    ['post', 'review', checklistDecidePermission, DECIDE],
    ['post', 'evidence', checklistPushPermission, 'push evidence for'],
  ] as const
).map(
  ([method, path, permission, deed]) =>
    [`${method} ${CHECKLIST}/${path}`, permission, deed] as const,
);

jest.setTimeout(30_000);

describe('answers to checklists are denied', () => {
  /** Whether somebody has a permission. */
  let isAllowed: (permission: string) => boolean = () => true;
  let plugin: Awaited<ReturnType<typeof startPlugin>>;

  beforeAll(async () => {
    const source = new FakeSource();
    const decide = (name: string) => ({
      result: isAllowed(name) ? AuthorizeResult.ALLOW : AuthorizeResult.DENY,
    });
    plugin = await startPlugin({
      entities: [anEntity('shop-dev')],
      sources: [source],
      permissions: mockServices.permissions.mock({
        authorize: async questions =>
          questions.map(({ permission: { name } }) => decide(name)),
      }),
    });
    await eventually(() => {
      if (source.reads === 0) {
        throw new Error('The environments were not read yet.');
      }
    });
  });

  afterAll(() => plugin.stop());

  async function call(route: string) {
    const [method, pattern] = route.split(' ');
    const url = toUrl(pattern, 'shop-dev');
    const client = request(plugin.server);
    const { body, status } = await client[
      method === 'post' ? 'post' : 'delete'
    ](url)
      .set('Authorization', mockCredentials.user.header('user:default/ada'))
      .send(CHECKLIST_ANSWER);
    return { status, refusal: `${status} ${body.error?.message}` };
  }

  it.each(['', '?format=csv', '?whole=true'])(
    'and so are the events of one, asked for with "%s"',
    async query => {
      isAllowed = permission => permission !== environmentReadPermission.name;
      const url = toUrl(`${CHECKLIST}/events`, 'shop-dev');
      const { body, status, headers } = await request(plugin.server)
        .get(`${url}${query}`)
        .set('Authorization', mockCredentials.user.header('user:default/ada'));
      expect(status).toBe(403);
      expect(body.error.message).toContain('shop-dev');
      expect(headers['content-type']).toMatch(/json/);
      expect(headers['content-disposition']).toBeUndefined();
    },
  );

  it('by every route that there is', async () => {
    const answering = (await registeredRoutes()).filter(
      route => route.includes(CHECKLIST) && !route.startsWith('get'),
    );
    expect(ROUTES.map(([route]) => route).sort()).toEqual(answering.sort());
  });

  it.each(ROUTES)(
    '%s to who lacks its permission',
    async (route, { name }, deed) => {
      isAllowed = permission => permission !== name;
      const { refusal } = await call(route);
      expect(refusal).toBe(
        `403 You are not allowed to ${deed} resource:default/shop-dev. Ask its owner, group:default/shop.`,
      );
      // All that others need does not help; what is missing then is the checklist.
      isAllowed = permission =>
        [environmentReadPermission.name, name].includes(permission);
      expect((await call(route)).status).toBe(404);
    },
  );
});
