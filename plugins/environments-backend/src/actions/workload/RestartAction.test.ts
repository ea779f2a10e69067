import type { ControlledWorkload } from '@flightdeck/plugin-environments-node';
import {
  aWorkload,
  FakeWorkloadController,
} from '../../__testUtils__/FakeWorkloadController';
import { aDefinition } from '../../__testUtils__/fixtures';
import { RestartAction } from './RestartAction';

const WORKLOAD = aWorkload().workload;

function engines(change: Partial<ControlledWorkload>) {
  const workloadController = new FakeWorkloadController();
  workloadController.workload = aWorkload(change);
  return { workloadController };
}
const asked = {
  environment: aDefinition(),
  requestedBy: 'user:default/ada',
  signal: new AbortController().signal,
};
const restart = async (change: Partial<ControlledWorkload> = {}) => {
  const workload = change.workload ?? WORKLOAD;
  return new RestartAction({ engines: engines(change) }).prepare({
    ...asked,
    order: { action: 'restart', workload },
  });
};

describe('RestartAction', () => {
  it('tells what is replaced', async () => {
    expect(await restart()).toEqual({
      summary: 'Deployment web is restarted: 3 Pods of it are replaced.',
      deeds: [
        {
          text: 'Restart Deployment shop-dev/web',
          digest: expect.any(String),
        },
      ],
      workloads: [{ ...WORKLOAD, pods: 3, replicas: { before: 3, after: 3 } }],
      podsTouched: 3,
      blockers: [],
      warnings: [],
      steps: [
        {
          kind: 'restart',
          subject: 'Deployment web',
          stage: 0,
          memo: { workload: WORKLOAD },
        },
      ],
    });
  });

  it.each([[{ generation: 8 }], [{ replicas: 4 }], [{ restartMark: 'x' }]])(
    'is another deed once the workload has %j',
    async change => {
      const [before] = (await restart()).deeds;
      const [after] = (await restart(change)).deeds;
      expect(after.text).toBe(before.text);
      expect(after.digest).not.toBe(before.digest);
    },
  );

  it('makes no sense without Pods', async () => {
    await expect(restart({ replicas: 0 })).rejects.toMatchObject({
      name: 'InputError',
      message: expect.stringContaining('Deployment web is scaled to 0'),
    });
  });

  it.each([
    [
      { forbidden: { restart: 'The account may not patch deployments.' } },
      'The account may not patch deployments.',
    ],
    [
      { strategy: 'OnDelete', replacedByRestart: 0 },
      'Deployment web replaces only Pods that somebody deletes (OnDelete).',
    ],
  ])('is impossible with %j', async (change, message) => {
    const { blockers, warnings } = await restart(change);
    expect(blockers).toEqual([
      {
        code: 'impossible',
        message,
        overridable: false,
        remedy: expect.any(String),
      },
    ]);
    expect(warnings).toEqual([]);
  });

  it('is not kept back by what only scaling needs', async () => {
    expect(await restart({ forbidden: { scale: 'No.' } })).toMatchObject({
      blockers: [],
    });
  });

  const rollout = { ...WORKLOAD, kind: 'Rollout' as const };
  it.each<[Partial<ControlledWorkload>, string[]]>([
    [
      { servingDuringRestart: 0 },
      ['There may be a time in which no Pod of Deployment web serves.'],
    ],
    [
      { servingDuringRestart: 0, strategy: 'Recreate' },
      [
        'All Pods of Deployment web end before new ones start: nothing serves meanwhile.',
      ],
    ],
    [
      { paused: true, replacedByRestart: 0 },
      [
        'Deployment web is paused: its Pods are not replaced before somebody resumes it.',
      ],
    ],
    [
      { paused: true, workload: rollout },
      [
        'Rollout web is paused: a version that waits to be rolled out goes on waiting.',
      ],
    ],
    [
      { replacedByRestart: 1 },
      [
        'Only 1 of 3 Pods of Deployment web are replaced: its partition leaves the others as they are.',
      ],
    ],
    [
      { budgets: [{ name: 'web', minAvailable: 3, allowsNone: true }] },
      [
        'PodDisruptionBudget web wants 3 available, and a restart is sure to leave only 2: it does not ask the budget.',
      ],
    ],
    [
      { budgets: [{ name: 'web', minAvailable: 2, allowsNone: true }] },
      [
        'PodDisruptionBudget web allows no Pod to be taken away now, and a restart does not ask it.',
      ],
    ],
    [{ budgets: [{ name: 'web', minAvailable: 2, allowsNone: false }] }, []],
    [
      // A budget of shares wants a number too.
      { budgets: [{ name: 'web', desiredHealthy: 3, allowsNone: false }] },
      [
        'PodDisruptionBudget web wants 3 available, and a restart is sure to leave only 2: it does not ask the budget.',
      ],
    ],
    [
      { workload: rollout, budgets: [{ name: 'web', allowsNone: true }] },
      [
        'PodDisruptionBudget web allows no Pod to be taken away now: the restart may stand still.',
      ],
    ],
    [{ doubts: ['Budgets are not known.'] }, ['Budgets are not known.']],
  ])('warns of %j', async (change, warnings) => {
    expect((await restart(change)).warnings).toEqual(warnings);
  });
});
