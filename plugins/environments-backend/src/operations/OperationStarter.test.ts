import { TestDatabases } from '@backstage/backend-test-utils';
import { DeliveryScene } from '../__testUtils__/DeliveryScene';
import { aDefinition, anApplication } from '../__testUtils__/fixtures';

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_15'] });

describe.each(databases.eachSupportedId())('OperationStarter on %s', id => {
  let scene: DeliveryScene;

  beforeEach(async () => {
    scene = await DeliveryScene.create(await databases.init(id));
  });
  afterEach(() => scene.stop());

  it('syncs each application and tells how it ended', async () => {
    const request = await scene.anOrder({ prune: true });
    const started = await scene.replica.start(scene.shop, request);
    expect(started).toMatchObject({ id: request.key, state: 'running' });
    await scene.asked(2);
    expect(scene.engine.requests).toMatchObject([
      { application: { name: 'web' }, prune: true },
      { application: { name: 'api' }, requestedBy: 'user:default/ada' },
    ]);
    await scene.finish('web');
    expect(await scene.replica.operation(request.key)).toMatchObject({
      state: 'running',
    });
    await scene.finish('api');
    const operation = await scene.ended(request.key);
    expect(operation).toMatchObject({
      state: 'succeeded',
      finishedAt: expect.any(String),
      message: 'web was synced to aaaaaaa. api was synced to aaaaaaa.',
    });
    expect(scene.replica.changed).toContain(scene.shop.ref);
  });

  it('names the resources that failed, and what went well after them', async () => {
    const request = await scene.anOrder();
    await scene.replica.start(scene.shop, request);
    await scene.asked(2);
    await scene.finish('web');
    await scene.finish('api', {
      phase: 'Failed',
      message: 'one or more objects failed to apply',
      resources: [
        {
          group: 'apps',
          kind: 'Deployment',
          namespace: 'shop',
          name: 'api',
          status: 'SyncFailed',
          message: 'field is immutable',
        },
      ],
    });
    expect(await scene.ended(request.key)).toMatchObject({
      state: 'failed',
      message:
        'api failed to sync: one or more objects failed to apply. Deployment shop/api: field is immutable. web was synced to aaaaaaa.',
    });
  });

  describe('refuses', () => {
    it.each<[string, () => void, string]>([
      [
        'when the plan is not the one that was agreed to',
        () =>
          scene.engine.put(
            anApplication('api', {
              sync: { status: 'OutOfSync', revisions: ['b'.repeat(40)] },
            }),
          ),
        'is not what you agreed to any more. New is: “Sync api to bbbbbbb”. Gone is: “Sync api to aaaaaaa”.',
      ],
      [
        'when an operation runs that is not ours',
        () => scene.engine.accept('api'),
        'Another operation is running on api',
      ],
      [
        'when the engine cannot be read, in our own words',
        () => {
          scene.engine.onInspect = async () => {
            throw Object.assign(new Error('bad token'), { statusCode: 401 });
          };
        },
        'fake could not be asked for the applications of shop-dev',
      ],
    ])('%s', async (_, change, complaint) => {
      const request = await scene.anOrder();
      change();
      const refused = scene.replica.start(scene.shop, request);
      await expect(refused).rejects.toThrow(complaint);
      await expect(refused).rejects.toHaveProperty(
        'name',
        expect.stringMatching(/^(ConflictError|ServiceUnavailableError)$/),
      );
      await expect(refused).rejects.not.toHaveProperty('statusCode');
      expect(scene.engine.requests).toEqual([]);
      expect(await scene.replica.operation(request.key)).toBeUndefined();
    });

    it('an environment without applications', async () => {
      const bare = aDefinition({ applications: [] });
      await expect(
        scene.replica.start(bare, await scene.anOrder()),
      ).rejects.toThrow('shop-dev has no application that could be synced');
    });

    it('the second of two people, and names the first', async () => {
      const colleague = scene.aReplica();
      const results = await Promise.allSettled([
        scene.replica.start(
          scene.shop,
          await scene.anOrder(),
          'user:default/ada',
        ),
        colleague.start(scene.shop, await scene.anOrder(), 'user:default/bob'),
      ]);
      const refusals = results.filter(({ status }) => status === 'rejected');
      expect(refusals).toHaveLength(1);
      const loser = results[0].status === 'rejected' ? 'ada' : 'bob';
      const winner = loser === 'ada' ? 'bob' : 'ada';
      expect(String(Object.values(refusals[0])[1])).toMatch(
        new RegExp(
          `^ConflictError: A sync of shop-dev by user:default/${winner}`,
        ),
      );
      await scene.asked(2);
    });
  });

  describe('with a key that was used', () => {
    it('answers the same operation, at the same time and later', async () => {
      const request = await scene.anOrder();
      const colleague = scene.aReplica();
      const answers = await Promise.all([
        scene.replica.start(scene.shop, request),
        scene.replica.start(scene.shop, request),
        colleague.start(scene.shop, request),
      ]);
      expect(answers.map(answer => answer.id)).toEqual(
        Array(3).fill(request.key),
      );
      await scene.asked(2);
      await scene.finish('web');
      await scene.finish('api');
      const operation = await scene.ended(request.key);
      expect(await scene.replica.start(scene.shop, request)).toEqual(operation);
      expect(await scene.aReplica().start(scene.shop, request)).toEqual(
        operation,
      );
      expect(scene.engine.requests).toHaveLength(2);
    });

    it('refuses another environment, person or deed', async () => {
      const request = await scene.anOrder();
      await scene.replica.start(scene.shop, request);
      const used = 'was used for another request';
      await expect(scene.replica.start(scene.other, request)).rejects.toThrow(
        used,
      );
      await expect(
        scene.replica.start(scene.shop, request, 'user:default/bob'),
      ).rejects.toThrow(used);
      await expect(
        scene.replica.start(scene.shop, {
          ...request,
          order: { action: 'sync', prune: true, dryRun: false },
        }),
      ).rejects.toThrow(used);
    });
  });
});
