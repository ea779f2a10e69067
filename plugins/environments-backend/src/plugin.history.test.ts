import { randomUUID } from 'node:crypto';
import { mockServices, TestDatabases } from '@backstage/backend-test-utils';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { eventually } from './__testUtils__/eventually';
import {
  anEntry,
  deployed,
  PluginWithHistory,
} from './__testUtils__/PluginWithHistory';

const databases = TestDatabases.create({ ids: ['SQLITE_3'] });

describe('what was deployed, through the environments plugin', () => {
  let plugin: PluginWithHistory;
  beforeEach(async () => {
    plugin = new PluginWithHistory(await databases.init('SQLITE_3'));
  });
  afterEach(() => plugin.stop());

  it('is told with the person, and is complete after a restart', async () => {
    const { engine } = plugin;
    await plugin.start();
    const order = { action: 'sync' };
    const { deeds } = await plugin.post('actions/preview', { order }, 200);
    await plugin.post(
      'actions',
      { key: randomUUID(), order, seen: deeds },
      202,
    );
    await eventually(() => {
      expect(engine.get('shop-dev').operationInProgress).toBe(true);
    });
    const isDev = (name: string) => name === 'shop-dev';
    plugin.tell(name => (isDev(name) ? {} : { operation: undefined }));
    const path = 'environments/default/shop-dev/deployments';
    expect((await plugin.recorded(1, path)).deployments).toMatchObject([
      { result: 'running', initiator: 'user:default/ada' },
    ]);
    await plugin.stop();

    const { startedAt = '', revisions = [] } =
      engine.get('shop-dev').operation ?? {};
    const history = [
      anEntry(2, -1),
      { id: 1, revisions, startedAt, deployedAt: startedAt },
    ];
    await plugin.start(name =>
      isDev(name) ? { history, operation: undefined } : {},
    );
    expect((await plugin.recorded(2, path)).deployments).toMatchObject([
      { historyId: 2, initiator: 'robot' },
      { historyId: 1, result: 'succeeded', initiator: 'user:default/ada' },
    ]);
  });

  it('is told page by page, of what the caller may see', async () => {
    await plugin.start(deployed(3));
    const { deployments: all } = await plugin.recorded(6);
    const first = await plugin.deployments('deployments?limit=4');
    const second = await plugin.deployments(
      `deployments?limit=4&before=${first.next}`,
    );
    expect(first.deployments).toHaveLength(4);
    expect(second.next).toBeUndefined();
    expect([...first.deployments, ...second.deployments]).toEqual(all);
    expect(new Set(all.map(({ environmentRef }) => environmentRef))).toEqual(
      new Set(['resource:default/shop-dev', 'resource:default/shop-prod']),
    );
    const { deployments: found } = await plugin.deployments(
      'deployments?text=shop-prod r2&result=succeeded',
    );
    expect(found).toMatchObject([{ historyId: 2 }]);
  });

  it.each([
    ['deployments?before=x', 'The before in the query is not valid'],
    ['deployments?result=x', 'The result in the query is not valid'],
    ['deployments?limit=0', 'The limit in the query must be a number'],
    ['systems/default/shop/dora?days=0', 'The days in the query is not valid'],
    ['systems/default/..%2Fx/releases', 'The name in the path is not valid'],
  ])('refuses %s', async (path, message) => {
    await plugin.start();
    expect((await plugin.get(path, 400)).error.message).toContain(message);
  });

  it('tells nothing to who may see no environment', async () => {
    const { ALLOW, DENY } = AuthorizeResult;
    let result: typeof ALLOW | typeof DENY = ALLOW;
    await plugin.start(deployed(1), {
      permissions: mockServices.permissions.mock({
        authorize: async questions => questions.map(() => ({ result })),
        authorizeConditional: async questions =>
          questions.map(() => ({ result })),
      }),
    });
    await plugin.recorded(2);
    result = DENY;
    expect(await plugin.get('deployments')).toEqual({ deployments: [] });
    for (const part of ['dora', 'releases']) {
      const body = await plugin.get(`systems/default/shop/${part}`);
      expect(body.environments).toEqual([]);
      expect(body.figures?.deployments ?? 0).toBe(0);
    }
  });
});
