import { randomUUID } from 'node:crypto';
import { InputError } from '@backstage/errors';
import { TestDatabases } from '@backstage/backend-test-utils';
import type {
  ActionOrder,
  Operation,
} from '@flightdeck/plugin-environments-common';
import { DeliveryScene } from '../../__testUtils__/DeliveryScene';
import { eventually } from '../../__testUtils__/eventually';
import { aWorkload } from '../../__testUtils__/FakeWorkloadController';

const databases = TestDatabases.create({ ids: ['SQLITE_3'] });
const { workload } = aWorkload();
const RESTART: ActionOrder = { action: 'restart', workload };
const SCALE: ActionOrder = { action: 'scale', workload, replicas: 5 };
/** When a step began whose process died. */
const BEGUN = new Date(Date.now() - 60_000).toISOString();
const UP = {
  state: 'succeeded',
  message: 'Deployment web has its Pods.',
} as const;

describe('restarting and scaling', () => {
  let scene: DeliveryScene;

  beforeEach(async () => {
    scene = await DeliveryScene.create(await databases.init('SQLITE_3'));
  });
  afterEach(() => scene.stop());

  async function begin(order: ActionOrder): Promise<string> {
    const request = await scene.request(order);
    await scene.replica.start(scene.shop, request);
    return request.key;
  }
  async function changed(...changes: string[]): Promise<void> {
    await eventually(() => expect(scene.controller.changes).toEqual(changes));
  }

  it.each([
    [
      RESTART,
      'restart',
      'Deployment web was restarted. Deployment web has its Pods.',
    ],
    [
      SCALE,
      'scale to 5',
      'Deployment web was scaled. Deployment web has its Pods.',
    ],
  ])('%j is asked once and followed to its end', async (order, change, end) => {
    const key = await begin(order);
    await changed(change);
    await eventually(async () =>
      expect(await scene.replica.operation(key)).toMatchObject({
        state: 'running',
        steps: [{ message: 'Deployment web: 1 of 3 new Pods are available.' }],
      }),
    );
    scene.controller.finish(UP);
    expect(await scene.ended(key)).toMatchObject({
      state: 'succeeded',
      message: end,
    });
    expect(scene.controller.requests).toBe(1);
  });

  it.each([
    [RESTART, 'Deployment web was not restarted: an admission rule says no.'],
    [SCALE, 'Deployment web was not scaled: an admission rule says no.'],
  ])('%j tells of a refusal', async (order, message) => {
    scene.controller.onRequest = async () => {
      throw new InputError('an admission rule says no');
    };
    const { state, message: told } = await scene.ended(await begin(order));
    expect([state, told]).toEqual(['failed', message]);
    expect(scene.controller.requests).toBe(1);
  });

  it.each([
    [RESTART, 'restart', true, 1],
    [RESTART, 'restart', false, 2],
    [SCALE, 'scale to 5', true, 1],
    [SCALE, 'scale to 5', false, 2],
  ])(
    '%j (%s) survives a lost answer, whether the request arrived: %s',
    async (order, change, arrives, requests) => {
      let failures = 1;
      scene.controller.onRequest = async accept => {
        if (failures-- > 0) {
          if (arrives) {
            accept();
          }
          throw new Error('connection reset');
        }
        accept();
      };
      const key = await begin(order);
      await changed(change);
      scene.controller.finish(UP);
      expect(await scene.ended(key)).toMatchObject({ state: 'succeeded' });
      expect(scene.controller.requests).toBe(requests);
      expect(scene.controller.changes).toEqual([change]);
    },
  );

  it('tells that a workload does not come up', async () => {
    const key = await begin(RESTART);
    await changed('restart');
    scene.controller.finish({ state: 'failed', message: 'No Pod starts.' });
    expect(await scene.ended(key)).toMatchObject({
      state: 'failed',
      message:
        'Deployment web was restarted, but did not come up: No Pod starts.',
    });
  });

  it('tells that something set the replicas back', async () => {
    const key = await begin(SCALE);
    await changed('scale to 5');
    scene.controller.workload = aWorkload({
      replicas: 4,
      autoscaler: { name: 'web', min: 2, max: 4 },
    });
    scene.controller.finish(UP);
    expect(await scene.ended(key)).toMatchObject({
      state: 'failed',
      message:
        'Deployment web was scaled, but not left at 5: something set it to 4 since, probably HorizontalPodAutoscaler web.',
    });
  });

  it('is refused when the workload is another by now', async () => {
    const request = await scene.request(SCALE);
    scene.controller.workload = aWorkload({ generation: 8 });
    await expect(
      scene.replica.start(scene.shop, request),
    ).rejects.toMatchObject({ name: 'ConflictError' });
    expect(scene.controller.requests).toBe(0);
  });

  it('is followed by another process after a restart of the backend', async () => {
    const leaving = scene.aReplica();
    const request = await scene.request(RESTART);
    await leaving.start(scene.shop, request);
    await changed('restart');
    expect(scene.controller.workload?.restartMark).toBe(request.key);
    await leaving.stop();
    scene.controller.finish(UP);
    expect(await scene.ended(request.key)).toMatchObject({
      state: 'succeeded',
    });
    expect(scene.controller.requests).toBe(1);
  });

  it('is closed as lost when the cluster stays silent for too long', async () => {
    scene.controller.onRequest = async () => {
      throw new Error('connection reset');
    };
    const impatient = scene.aReplica({ deadlineMs: 200 });
    const request = await scene.request(SCALE);
    await impatient.start(scene.shop, request);
    expect(await scene.ended(request.key)).toMatchObject({ state: 'lost' });
    expect(scene.controller.changes).toEqual([]);
  });

  describe('after a crash between request and answer', () => {
    async function leave(
      order: ActionOrder,
      memo: { replicas?: number } = {},
    ): Promise<string> {
      const id = randomUUID();
      const operation: Operation = {
        id,
        environmentRef: scene.shop.ref,
        action: order.action,
        order,
        summary: 'A change.',
        state: 'running',
        requestedBy: 'user:default/ada',
        startedAt: new Date().toISOString(),
        message: 'Starting.',
        steps: [
          {
            kind: order.action,
            subject: 'Deployment web',
            state: 'running',
            message: 'Waiting.',
            revisions: [],
            resources: [],
          },
        ],
        links: [],
      };
      const plan = [{ stage: 0, memo: { workload, ...memo }, begunAt: BEGUN }];
      await scene.replica.store.insert(
        { exclusive: true, operation, plan },
        { holder: randomUUID(), until: new Date(0) },
      );
      return id;
    }

    it('asks for the restart that did not arrive, as of the first time', async () => {
      const id = await leave(RESTART);
      await changed('restart');
      expect(scene.controller.restartTimes).toEqual([new Date(BEGUN)]);
      expect(scene.controller.workload?.restartMark).toBe(id);
      scene.controller.finish(UP);
      expect(await scene.ended(id)).toMatchObject({ state: 'succeeded' });
    });

    it('only follows the restart that arrived', async () => {
      scene.controller.onRead = async () => {
        const [running] = await scene.replica.store.list(scene.shop.ref, {
          limit: 1,
        });
        scene.controller.workload = aWorkload({ restartMark: running.id });
      };
      scene.controller.finish(UP);
      const id = await leave(RESTART);
      expect(await scene.ended(id)).toMatchObject({ state: 'succeeded' });
      expect(scene.controller.requests).toBe(0);
    });

    it.each([
      ['asks for the scaling that did not arrive', 3, ['scale to 5']],
      ['only follows the scaling that arrived', 5, []],
    ])('%s', async (_, replicas, changes) => {
      scene.controller.workload = aWorkload({ replicas });
      const id = await leave(SCALE, { replicas: 5 });
      await changed(...changes);
      scene.controller.finish(UP);
      expect(await scene.ended(id)).toMatchObject({ state: 'succeeded' });
      expect(scene.controller.requests).toBe(changes.length);
    });

    it('says that the workload is gone', async () => {
      scene.controller.workload = undefined;
      expect(await scene.ended(await leave(RESTART))).toMatchObject({
        state: 'failed',
        message:
          'Deployment web was not restarted: Deployment web does not exist.',
      });
    });
  });
});
