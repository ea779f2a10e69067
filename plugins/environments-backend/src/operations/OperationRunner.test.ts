import { randomUUID } from 'node:crypto';
import { TestDatabases } from '@backstage/backend-test-utils';
import { toFollowed } from '../actions/application/followedApplication';
import { DeliveryScene } from '../__testUtils__/DeliveryScene';
import type { CheckedActionRequest } from './OperationStarter';

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_15'] });

describe.each(databases.eachSupportedId())('OperationRunner on %s', id => {
  let scene: DeliveryScene;

  beforeEach(async () => {
    scene = await DeliveryScene.create(await databases.init(id));
  });
  afterEach(() => scene.stop());

  describe('when asking goes wrong', () => {
    it('tells of a refusal and syncs the rest', async () => {
      scene.engine.onSync = async ({ application }) => {
        if (application.name === 'web') {
          throw Object.assign(new Error('project forbids it'), {
            name: 'InputError',
          });
        }
      };
      const request = await scene.anOrder();
      await scene.replica.start(scene.shop, request);
      await scene.asked(2);
      await scene.finish('api');
      expect(await scene.ended(request.key)).toMatchObject({
        state: 'failed',
        message:
          'web was not synced: project forbids it. api was synced to aaaaaaa.',
      });
    });

    /** The engine's answers are lost from the first request on, and twice the reading after it. */
    function breakConnection(arrives: boolean) {
      scene.engine.onSync = async ({ application }) => {
        if (arrives) {
          scene.engine.accept(application.name);
        }
        let failures = 2;
        scene.engine.onInspect = async () => {
          if (failures-- > 0) {
            throw new Error('connection reset');
          }
        };
        throw new Error('connection reset');
      };
    }

    it('follows a request that arrived though its answer did not', async () => {
      breakConnection(true);
      const request = await scene.anOrder();
      await scene.replica.start(scene.shop, request);
      await scene.asked(2);
      await scene.finish('web');
      await scene.finish('api');
      expect(await scene.ended(request.key)).toMatchObject({
        state: 'succeeded',
      });
      expect(scene.engine.requests).toHaveLength(2);
    });

    it('tells that a request did not arrive, and does not repeat it', async () => {
      breakConnection(false);
      const request = await scene.anOrder();
      await scene.replica.start(scene.shop, request);
      expect(await scene.ended(request.key)).toMatchObject({
        state: 'failed',
        message:
          'web was not synced: the request did not reach fake. api was not synced: the request did not reach fake.',
      });
      expect(scene.engine.requests).toHaveLength(2);
    });
  });

  it('says so when what was synced is not what was planned', async () => {
    const request = await scene.anOrder();
    await scene.replica.start(scene.shop, request);
    await scene.asked(2);
    await scene.finish('web', { revisions: ['b'.repeat(40)] });
    await scene.finish('api');
    expect(await scene.ended(request.key)).toMatchObject({
      state: 'succeeded',
      message:
        'web was synced to bbbbbbb, not to aaaaaaa as planned. api was synced to aaaaaaa.',
    });
  });

  it("does not take somebody else's operation for its own", async () => {
    scene.engine.onSync = async ({ application }) => {
      if (application.name === 'web') {
        scene.engine.put({
          ...application,
          operationInProgress: true,
          operation: {
            phase: 'Running',
            startedAt: new Date().toISOString(),
            initiatedBy: 'user:default/bob',
            revisions: [],
            retryCount: 0,
            resources: [],
          },
        });
        throw new Error('connection reset');
      }
    };
    const request = await scene.anOrder();
    await scene.replica.start(scene.shop, request);
    await scene.asked(2);
    await scene.finish('api');
    expect(await scene.ended(request.key)).toMatchObject({
      state: 'failed',
      message:
        'web was not synced: the request did not reach fake. api was synced to aaaaaaa.',
    });
  });

  it('closes as lost what does not end in time, and frees the environment', async () => {
    const impatient = scene.aReplica({ deadlineMs: 200 });
    const request = await scene.anOrder();
    await impatient.start(scene.shop, request);
    await scene.asked(2);
    await scene.finish('web');
    expect(await scene.ended(request.key)).toMatchObject({
      state: 'lost',
      message: expect.stringMatching(
        /^How the sync of api ends is not known: .* web was synced to aaaaaaa\.$/,
      ),
    });
    await scene.finish('api');
    await scene.replica.start(scene.shop, await scene.anOrder());
  });

  it('hands over at a restart: followed to its end, asked once', async () => {
    const request = await scene.anOrder();
    const leaving = scene.aReplica();
    await leaving.start(scene.shop, request);
    await scene.asked(2);
    await leaving.stop();
    expect(await scene.replica.operation(request.key)).toMatchObject({
      state: 'running',
    });
    await scene.finish('web');
    await scene.finish('api');
    expect(await scene.ended(request.key)).toMatchObject({
      state: 'succeeded',
    });
    expect(scene.engine.requests).toHaveLength(2);
  });

  it('says so when an application is deleted in the middle', async () => {
    const request = await scene.anOrder();
    await scene.replica.start(scene.shop, request);
    await scene.asked(2);
    await scene.finish('web');
    scene.engine.remove('api');
    expect(await scene.ended(request.key)).toMatchObject({
      state: 'lost',
      message:
        'How the sync of api ended is not known: Application api does not exist. web was synced to aaaaaaa.',
    });
  });

  describe('after a crash', () => {
    const dead = { holder: randomUUID(), until: new Date(0) };

    /** What a process that died has left in the database. */
    async function leave(
      ...steps: { state: 'waiting' | 'running'; askedAt?: Date }[]
    ): Promise<CheckedActionRequest> {
      const request = await scene.anOrder();
      const names = ['web', 'api'];
      await scene.replica.store.insert(
        {
          exclusive: true,
          operation: {
            id: request.key,
            environmentRef: scene.shop.ref,
            action: 'sync',
            order: request.order,
            summary: 'A sync.',
            state: 'running',
            requestedBy: 'user:default/ada',
            startedAt: new Date().toISOString(),
            message: 'Starting.',
            steps: steps.map(({ state }, index) => ({
              kind: 'sync',
              subject: names[index],
              state,
              message: 'Waiting.',
              revisions: [],
              resources: [],
            })),
            links: [],
          },
          plan: steps.map(({ askedAt }, index) => ({
            stage: 0,
            memo: {
              application: toFollowed(scene.engine.get(names[index])),
              prune: false,
            },
            begunAt: askedAt?.toISOString(),
          })),
        },
        dead,
      );
      return request;
    }

    it('does not do late what was not done in time', async () => {
      const { key } = await leave({ state: 'waiting' }, { state: 'waiting' });
      expect(await scene.ended(key)).toMatchObject({
        state: 'failed',
        message:
          'The sync of web was not begun: the backend stopped before it came to that. The sync of api was not begun: the backend stopped before it came to that.',
      });
      expect(scene.engine.requests).toEqual([]);
      await scene.replica.start(scene.shop, await scene.anOrder());
    });

    it('finds out which of the requests had arrived', async () => {
      const askedAt = new Date();
      const { key } = await leave(
        { state: 'running', askedAt },
        { state: 'running', askedAt },
      );
      scene.engine.accept('web');
      await scene.finish('web');
      expect(await scene.ended(key)).toMatchObject({
        state: 'failed',
        message:
          'api was not synced: the request did not reach fake. web was synced to aaaaaaa.',
      });
      expect(scene.engine.requests).toEqual([]);
    });
  });
});
