import { TestDatabases } from '@backstage/backend-test-utils';
import { anApplication } from '../__testUtils__/fixtures';
import { HistoryScene, SHOP } from './__testUtils__/HistoryScene';
import { FormerHealth } from './FormerHealth';

const databases = TestDatabases.create({ ids: ['SQLITE_3'] });

describe('FormerHealth', () => {
  it('tells by what was recorded how a former deployment fared', async () => {
    const scene = await HistoryScene.create(await databases.init('SQLITE_3'));
    const former = new FormerHealth(scene.store);
    const recorder = scene.aRecorder();
    const entries = [scene.anEntry(0, 0, 10), scene.anEntry(1, 2_000, 2_010)];
    scene.tell({
      history: [entries[0]],
      operation: scene.anOperation(0, 10),
    });
    await recorder.look(20);
    scene.tell({
      history: [entries[1], entries[0]],
      operation: scene.anOperation(2_000, 2_010),
    });
    scene.snapshot = {
      findings: [
        {
          ruleId: 'pod.crash-loop',
          severity: 'critical',
          reason: '',
          message: 'web crashes.',
          remediation: [],
          subject: { kind: 'Pod', name: 'web' },
          others: [],
          rootCauseOf: [],
          evidence: [],
          since: scene.at(2_020),
          followed: {
            what: 'revision r2000 of application shop',
            at: scene.at(2_010),
            afterSeconds: 10,
          },
          source: '',
        },
      ],
      health: {
        status: 'critical',
        sentence: '',
        critical: 1,
        warning: 0,
        unknown: 0,
      },
    };
    await recorder.look(2_030);
    const ask = (entry: { id: number; revisions: string[] }) =>
      former.of(SHOP, anApplication('shop'), entry);
    expect(await ask(entries[0])).toBe('healthy');
    expect(await ask(entries[1])).toBe('degraded');
    expect(await ask(scene.anEntry(0, 1, 2))).toBe('unknown');
    const { startedAt, ...withoutStart } = entries[0];
    expect(await ask(withoutStart)).toBe('healthy');
  });
});
