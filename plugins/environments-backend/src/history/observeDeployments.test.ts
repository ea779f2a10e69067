import type {
  Application,
  ApplicationOperation,
} from '@flightdeck/plugin-environments-common';
import { anApplication } from '../__testUtils__/fixtures';
import { observeDeployments } from './observeDeployments';

const at = (time: string) => `2026-01-01T${time}Z`;
const anEntry = (
  id: number,
  deployed: string,
  change: Partial<Application['history'][number]> = {},
) => ({ id, revisions: ['r1'], deployedAt: at(deployed), ...change });
const anOperation = (
  change: Partial<ApplicationOperation> = {},
): ApplicationOperation => ({
  phase: 'Succeeded',
  startedAt: at('10:00:00'),
  finishedAt: at('10:00:30'),
  revisions: ['r1'],
  retryCount: 0,
  resources: [],
  ...change,
});
const observe = (change: Partial<Application>) =>
  observeDeployments(
    'resource:default/shop-dev',
    anApplication('shop', change),
  );

describe('observeDeployments', () => {
  it.each<[string, Partial<ApplicationOperation>, object]>([
    [
      'one that runs',
      { phase: 'Running', finishedAt: undefined },
      { result: 'running' },
    ],
    [
      'one that is being terminated',
      { phase: 'Terminating', finishedAt: undefined },
      { result: 'running' },
    ],
    [
      'an attempt that failed and waits for the next',
      { phase: 'Running', retryCount: 1 },
      { result: 'running' },
    ],
    [
      'one that failed',
      { phase: 'Failed', message: 'No.' },
      { result: 'failed', message: 'No.', durationSeconds: 30 },
    ],
    ['one that erred', { phase: 'Error' }, { result: 'failed' }],
    [
      'one that succeeded',
      { initiatedBy: 'ada' },
      {
        result: 'succeeded',
        kind: 'sync',
        initiator: 'ada',
        automated: false,
        outcome: 'watching',
        release: { images: [], revisions: ['shop@r1'] },
      },
    ],
    [
      'one of the engine itself',
      { initiatedBy: 'automated' },
      { automated: true },
    ],
    ['a rollback', { kind: 'rollback' }, { kind: 'rollback' }],
    ['a sync of some resources', { partial: true }, { kind: 'partial-sync' }],
  ])('tells of %s', (_, operation, record) => {
    const [seen, ...others] = observe({ operation: anOperation(operation) });
    expect(seen).toMatchObject(record);
    expect(others).toEqual([]);
    // What has not ended has no end, whatever the engine calls it.
    expect(seen.finishedAt === undefined).toBe(seen.result === 'running');
  });

  it('takes a dry run, and what tells no start, for none', () => {
    for (const operation of [
      { dryRun: true },
      { startedAt: undefined },
      { startedAt: 'soon' },
    ]) {
      expect(observe({ operation: anOperation(operation) })).toEqual([]);
    }
  });

  it('tells of each entry of the history, what was before it and what came after', () => {
    const history = [
      anEntry(7, '09:00:10', { startedAt: at('09:00:00'), revisions: ['b'] }),
      anEntry(6, '08:00:10', { revisions: ['a'] }),
    ];
    expect(observe({ history })).toEqual([
      expect.objectContaining({
        historyId: 7,
        startedAt: at('09:00:00'),
        finishedAt: at('09:00:10'),
        durationSeconds: 10,
        previousRevisions: ['a'],
        replacedAt: undefined,
        outcome: 'unknown',
      }),
      expect.objectContaining({
        historyId: 6,
        startedAt: at('08:00:10'),
        durationSeconds: undefined,
        replacedAt: at('09:00:10'),
      }),
    ]);
  });

  it.each<
    [string, Application['history'], Partial<ApplicationOperation>, number]
  >([
    [
      'the same start',
      [anEntry(7, '10:00:31', { startedAt: at('10:00:00') })],
      {},
      1,
    ],
    [
      'the same revisions, written soon after its end',
      [anEntry(7, '10:00:35')],
      {},
      1,
    ],
    ['other revisions', [anEntry(7, '10:00:35', { revisions: ['x'] })], {}, 2],
    ['an end long before', [anEntry(7, '09:00:35')], {}, 2],
    ['an end long after', [anEntry(7, '10:00:55')], {}, 2],
    [
      'another start',
      [anEntry(7, '10:00:31', { startedAt: at('10:00:01') })],
      {},
      2,
    ],
    ['a failure', [anEntry(7, '10:00:35')], { phase: 'Failed' }, 2],
  ])(
    'knows the operation again in an entry of %s',
    (_, history, operation, count) => {
      const seen = observe({ history, operation: anOperation(operation) });
      expect(seen).toHaveLength(count);
      expect(seen.at(-1)?.historyId).toBe(count === 1 ? 7 : undefined);
    },
  );

  it('tells of a running one what was deployed before', () => {
    const operation = anOperation({ phase: 'Running', revisions: ['new'] });
    const history = [anEntry(7, '09:00:00', { revisions: ['old'] })];
    expect(observe({ history, operation }).at(-1)).toMatchObject({
      previousRevisions: ['old'],
    });
  });

  it('gives one that an engine began anew another id, and never the same to two', () => {
    const [one] = observe({ operation: anOperation() });
    const [again] = observe({
      operation: anOperation({ startedAt: '2026-01-01T11:00:00+01:00' }),
    });
    const recreated = observe({ history: [anEntry(7, '12:00:00')] });
    expect(again.id).toBe(one.id);
    expect(recreated[0].id).not.toBe(one.id);
  });
});
