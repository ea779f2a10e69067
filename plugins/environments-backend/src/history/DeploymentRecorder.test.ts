import { TestDatabases } from '@backstage/backend-test-utils';
import { anApplication } from '../__testUtils__/fixtures';
import { HistoryScene } from './__testUtils__/HistoryScene';

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_15'] });

describe.each(databases.eachSupportedId())(
  'DeploymentRecorder on %s',
  database => {
    let scene: HistoryScene;
    beforeEach(async () => {
      scene = await HistoryScene.create(await databases.init(database));
    });

    it('records one deployment from its start to how the environment fared', async () => {
      const recorder = scene.aRecorder();
      scene.tell({ operation: scene.anOperation(0) });
      await recorder.look(1);
      expect(await scene.records()).toMatchObject([
        { result: 'running', outcome: 'watching', release: { name: 'r0' } },
      ]);
      const images = ['registry.example.com/shop:1.5.0'];
      scene.tell({
        images,
        operation: scene.anOperation(0, 10),
        history: [scene.anEntry(3, 0, 10)],
      });
      await recorder.look(16);
      await recorder.look(16 * 60);
      expect(await scene.records()).toMatchObject([
        {
          result: 'succeeded',
          historyId: 3,
          durationSeconds: 10,
          healthyAt: scene.at(16),
          outcome: 'healthy',
          release: { name: '1.5.0', images, revisions: ['shop@r0'] },
        },
      ]);
      expect(scene.described).toContain('r0');
    });

    it('records what failed, without images, and what replaced what', async () => {
      const recorder = scene.aRecorder();
      scene.tell({
        images: ['shop:1'],
        operation: scene.anOperation(0, 10),
        history: [scene.anEntry(1, 0, 10)],
      });
      await recorder.look(20);
      scene.tell({
        images: ['shop:1'],
        operation: scene.anOperation(100, 110, { phase: 'Failed' }),
        history: [scene.anEntry(1, 0, 10)],
      });
      await recorder.look(120);
      scene.tell({
        images: ['shop:2'],
        operation: scene.anOperation(200, 210),
        history: [scene.anEntry(2, 200, 210), scene.anEntry(1, 0, 10)],
      });
      await recorder.look(220);
      const records = await scene.records();
      expect(
        records.map(({ result, release, replacedAt, outcome }) => [
          result,
          release.images,
          replacedAt,
          outcome,
        ]),
      ).toEqual([
        ['succeeded', ['shop:2'], undefined, 'watching'],
        ['failed', [], undefined, 'healthy'],
        ['succeeded', ['shop:1'], scene.at(210), 'healthy'],
      ]);
    });

    it('is complete after a restart: what happened meanwhile is in the history', async () => {
      scene.tell({ operation: scene.anOperation(0) });
      await scene.aRecorder().look(1);
      const entries = [3, 2, 1, 0].map(id =>
        scene.anEntry(id, id * 1_000, id * 1_000 + 10),
      );
      scene.tell({
        images: ['shop:3'],
        operation: scene.anOperation(3_000, 3_010),
        history: entries,
      });
      await scene.aRecorder().look(9_000);
      const records = await scene.records();
      expect(
        records.map(({ historyId, result, outcome, replacedAt }) => [
          historyId,
          result,
          outcome,
          replacedAt,
        ]),
      ).toEqual([
        [3, 'succeeded', 'unknown', undefined],
        [2, 'succeeded', 'unknown', scene.at(3_010)],
        [1, 'succeeded', 'unknown', scene.at(2_010)],
        [0, 'succeeded', 'unknown', scene.at(1_010)],
      ]);
      expect(records[0]).toMatchObject({
        release: { images: ['shop:3'] },
        healthyAt: scene.at(9_000),
      });
    });

    it('does not know how one ended that the engine tells of no more, until it does', async () => {
      scene.tell({ operation: scene.anOperation(0) });
      await scene.aRecorder().look(1);
      const recorder = scene.aRecorder();
      scene.tell({ operation: scene.anOperation(500) });
      await recorder.look(501);
      const byStart = async () =>
        (await scene.records()).map(({ result }) => result);
      expect(await byStart()).toEqual(['running', 'unknown']);
      scene.tell({
        operation: scene.anOperation(500),
        history: [scene.anEntry(1, 0, 10)],
      });
      await recorder.look(502);
      expect(await byStart()).toEqual(['running', 'succeeded']);
    });

    it('takes an application that is gone for gone only when everybody was asked', async () => {
      const recorder = scene.aRecorder();
      scene.tell({ operation: scene.anOperation(0) });
      await recorder.look(1);
      const results = async () =>
        (await scene.records()).map(({ result }) => result);
      const source = { id: 'argocd/a', kind: 'argocd', name: 'a', gaps: [] };
      scene.applications = [anApplication('other')];
      for (const state of ['unreachable', 'ok'] as const) {
        scene.snapshot = { sources: [{ ...source, state, message: '' }] };
        await recorder.look(2);
        expect(await results()).toEqual([
          state === 'ok' ? 'unknown' : 'running',
        ]);
      }
      scene.applications = undefined;
      await recorder.look(3);
      expect(await results()).toEqual(['unknown']);
    });

    it('takes an application that was made anew for another deployment', async () => {
      scene.tell({ history: [scene.anEntry(0, 0, 10)] });
      await scene.aRecorder().look(20);
      scene.tell({ history: [scene.anEntry(0, 900, 910)] });
      await scene.aRecorder().look(920);
      expect(await scene.records()).toMatchObject([
        { historyId: 0, startedAt: scene.at(900) },
        { historyId: 0, startedAt: scene.at(0), replacedAt: scene.at(910) },
      ]);
    });

    it('knows again what ran when the history does not tell its start', async () => {
      const recorder = scene.aRecorder();
      scene.tell({ operation: scene.anOperation(0) });
      await recorder.look(1);
      const { startedAt, ...entry } = scene.anEntry(0, 0, 10);
      scene.tell({ operation: scene.anOperation(500), history: [entry] });
      await recorder.look(501);
      expect(await scene.records()).toMatchObject([
        { result: 'running' },
        { result: 'succeeded', historyId: 0, startedAt: scene.at(0) },
      ]);
    });

    it('writes the same from several replicas', async () => {
      const recorders = [1, 2, 3].map(() => scene.aRecorder());
      const lookAll = (seconds: number) =>
        Promise.all(recorders.map(recorder => recorder.look(seconds)));
      scene.tell({ operation: scene.anOperation(0) });
      await lookAll(1);
      scene.tell({
        images: ['shop:1'],
        operation: scene.anOperation(0, 10),
        history: [scene.anEntry(1, 0, 10)],
      });
      await lookAll(20);
      expect(await scene.records()).toMatchObject([
        { result: 'succeeded', historyId: 1, healthyAt: scene.at(20) },
      ]);
    });
  },
);
