import { TestDatabases } from '@backstage/backend-test-utils';
import type { Operation } from '@flightdeck/plugin-environments-common';
import { HistoryScene, SHOP } from './__testUtils__/HistoryScene';

const databases = TestDatabases.create({ ids: ['SQLITE_3'] });

describe('a record of a deployment', () => {
  let scene: HistoryScene;
  beforeEach(async () => {
    scene = await HistoryScene.create(await databases.init('SQLITE_3'));
  });

  it('names the person whose commit the engine deployed by itself', async () => {
    const promotion = anOperation({ startedAt: scene.at(0) }, 'deploy', 'shop');
    const commit = { ...promotion.steps[0], kind: 'commit', subject: 'git' };
    scene.operations = [
      {
        ...promotion,
        steps: [{ ...commit, revisions: ['r20'] }, ...promotion.steps],
      },
    ];
    const entry = (id: number, start: number) => ({
      ...scene.anEntry(id, start, start + 5),
      initiatedBy: 'automated',
    });
    scene.tell({ history: [entry(2, 20), entry(1, 10)] });
    await scene.aRecorder().look(40);
    expect(await scene.records()).toMatchObject([
      { automated: false, initiator: 'user:default/ada', operationId: 'o' },
      { automated: true, initiator: 'automated' },
    ]);
  });

  it('names the person behind one of ours, and what it was', async () => {
    const breakGlass = { reason: 'It burns.', blockers: ['It is Friday.'] };
    scene.operations = [
      anOperation({ id: 'o-1', startedAt: scene.at(0) }, 'sync', 'other'),
      anOperation(
        { id: 'o-2', startedAt: scene.at(-1), breakGlass },
        'rollback',
        'shop',
      ),
    ];
    const recorder = scene.aRecorder();
    const history = [scene.anEntry(1, 0, 10)];
    scene.tell({ history: [{ ...history[0], initiatedBy: 'robot' }] });
    await recorder.look(20);
    scene.tell({
      history: [
        { ...scene.anEntry(2, 30, 40), initiatedBy: 'automated' },
        ...history,
      ],
    });
    await recorder.look(50);
    expect(await scene.records()).toMatchObject([
      { kind: 'sync', automated: true, initiator: 'automated' },
      {
        kind: 'rollback',
        automated: false,
        initiator: 'user:default/ada',
        operationId: 'o-2',
        breakGlass,
      },
    ]);
  });
});

function anOperation(
  change: Partial<Operation>,
  kind: string,
  subject: string,
): Operation {
  return {
    id: 'o',
    environmentRef: SHOP,
    action: 'sync',
    order: { action: 'sync', prune: false, dryRun: false },
    summary: '',
    state: 'running',
    requestedBy: 'user:default/ada',
    startedAt: '',
    message: '',
    steps: [
      {
        kind,
        subject,
        state: 'running',
        message: '',
        revisions: [],
        resources: [],
      },
    ],
    links: [],
    ...change,
  };
}
