import type { BlueprintPart } from '..';
import { aBackup, ago } from '../../__testUtils__/builders';
import type { Raw } from '../../__testUtils__/builders/raw';
import { judgePart } from '../../__testUtils__/judging';

const expected: Partial<BlueprintPart> = {
  kinds: ['CronJob'],
  backup: { everyHours: 24, retentionDays: 30, maxAgeHours: 30 },
};
const HOUR = 3600;

/** A backup that is kept for so many days, and was made so many seconds ago. */
const kept = (days: string, madeAgo = 90 * 24 * HOUR) => ({
  labels: {},
  annotations: { 'flightdeck.dev/backup-retention-days': days },
  creationTimestamp: ago(madeAgo),
});
const succeeded = (seconds: number) => ({ lastSuccessfulTime: ago(seconds) });

describe('backup', () => {
  it.each<[string, string, { metadata?: Raw; spec?: Raw; status?: Raw }]>([
    [
      'in the night before',
      'met',
      { metadata: kept('30'), status: succeeded(30 * HOUR) },
    ],
    [
      'too old by a second',
      'different',
      { metadata: kept('30'), status: succeeded(30 * HOUR + 1) },
    ],
    ['that never ran', 'different', { metadata: kept('30') }],
    ['that cannot have run yet', 'met', { metadata: kept('30', 30 * HOUR) }],
    [
      'that should have run by now',
      'different',
      { metadata: kept('30', 30 * HOUR + 1) },
    ],
    [
      'of which nobody tells when it was made',
      'different',
      { metadata: { ...kept('30'), creationTimestamp: 'x' } },
    ],
    [
      'on working days only',
      'different',
      {
        metadata: kept('30'),
        spec: { schedule: '0 2 * * 1-5' },
        status: succeeded(60),
      },
    ],
    [
      'that is not kept for long',
      'different',
      { metadata: kept('29'), status: succeeded(60) },
    ],
    [
      'that is suspended',
      'different',
      {
        metadata: kept('30'),
        spec: { suspend: true },
        status: succeeded(60),
      },
    ],
  ])('%s: %s', (_, state, parts) => {
    expect(
      judgePart(expected, { CronJob: [aBackup('backend', parts)] }),
    ).toMatchObject({ state });
  });

  it('says of one that cannot have run yet that it is young', () => {
    expect(
      judgePart(expected, {
        CronJob: [aBackup('backend', { metadata: kept('30', 600) })],
      })?.evidence,
    ).toContainEqual(
      expect.objectContaining({
        path: 'status.lastSuccessfulTime',
        value: 'never; it was made 0 h ago',
      }),
    );
  });
});
