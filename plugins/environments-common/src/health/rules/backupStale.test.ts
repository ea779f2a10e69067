import { aBackup, ago, NOW, theFacts } from '../../__testUtils__/builders';
import { expected, type RuleCase, told } from '../../__testUtils__/runRule';
import {
  judgeWithoutFeed,
  withEachFeed,
} from '../../__testUtils__/withoutFeed';
import { evaluateFindings } from '../evaluateFindings';

const HOUR = 3600;
const backup = (
  status: object,
  { spec = {}, metadata = {} } = {},
): RuleCase['facts'] => ({
  objects: {
    CronJob: [aBackup('postgres', { metadata, spec, status: { ...status } })],
  },
});
const stale = { severity: 'critical', reason: 'BackupStale' } as const;
const backups: RuleCase[] = [
  {
    when: 'the last one of every night is 36 hours old',
    rule: 'backup.stale',
    facts: backup({ lastSuccessfulTime: ago(36 * HOUR) }),
  },
  {
    when: 'the last one of every night is older',
    rule: 'backup.stale',
    facts: backup({ lastSuccessfulTime: ago(36 * HOUR + 1) }),
    says: {
      ...stale,
      words: /newest backup 1 d 12 h ago/,
      advice: /kubectl create job --from=cronjob\/postgres/,
    },
  },
  {
    when: 'one of every hour is 26 hours old',
    rule: 'backup.stale',
    facts: backup(
      { lastSuccessfulTime: ago(26 * HOUR) },
      { spec: { schedule: '0 * * * *' } },
    ),
  },
  {
    when: 'one of every hour is older than 26 hours',
    rule: 'backup.stale',
    facts: backup(
      { lastSuccessfulTime: ago(26 * HOUR + 1) },
      { spec: { schedule: '0 * * * *' } },
    ),
    says: stale,
  },
  {
    when: 'it runs on working days, and the weekend has passed',
    rule: 'backup.stale',
    facts: backup(
      { lastSuccessfulTime: ago(82 * HOUR) },
      { spec: { schedule: '0 2 * * 1-5' } },
    ),
  },
  {
    when: 'none was ever made',
    rule: 'backup.stale',
    facts: backup({}, { metadata: { creationTimestamp: ago(40 * HOUR) } }),
    says: { severity: 'critical', reason: 'NoBackup', words: /1 d 16 h ago/ },
  },
  {
    when: 'none was made yet',
    rule: 'backup.stale',
    facts: backup({}, { metadata: { creationTimestamp: ago(HOUR) } }),
  },
  {
    when: 'it is suspended, which is another rule’s',
    rule: 'backup.stale',
    facts: backup(
      { lastSuccessfulTime: ago(99 * HOUR) },
      { spec: { suspend: true } },
    ),
  },
  {
    when: 'it makes no backups',
    rule: 'backup.stale',
    facts: backup(
      { lastSuccessfulTime: ago(99 * HOUR) },
      { metadata: { labels: {} } },
    ),
  },
];

describe('backup.stale', () => {
  it.each(backups)('$rule: $when', testCase => {
    expect(told(testCase)).toEqual(expected(testCase));
  });

  it.each(withEachFeed(backups))('$rule needs $feed ($when)', testCase => {
    expect(judgeWithoutFeed(testCase)).toEqual({ said: [], isListed: true });
  });

  it('is told by the run that failed, when one did', () => {
    const facts = theFacts(
      backup({
        lastScheduleTime: ago(10 * HOUR),
        lastSuccessfulTime: ago(40 * HOUR),
      }),
    );
    const { findings } = evaluateFindings(facts, undefined, NOW);
    expect(findings.map(({ ruleId }) => ruleId)).toEqual(['cron.last-failed']);
  });
});
