import { aCronJob, ago } from '../../__testUtils__/builders';
import { expected, type RuleCase, told } from '../../__testUtils__/runRule';

const late = { severity: 'critical', reason: 'MissedSchedule' } as const;
const doubtful = { severity: 'warning', reason: 'MissedSchedule' } as const;

/** A CronJob that ran so many seconds ago; it is twelve o'clock. */
const cron = (
  spec: object,
  seconds: number | undefined,
  more: { metadata?: object; active?: object[] } = {},
) => ({
  objects: {
    CronJob: [
      aCronJob('backup', {
        metadata: { ...more.metadata },
        spec: { ...spec },
        status: {
          lastScheduleTime: seconds === undefined ? undefined : ago(seconds),
          active: more.active ?? [],
        },
      }),
    ],
  },
});

/** As the API server tells who wrote the specification, and when. */
const changed = (seconds: number, subresource?: string) => ({
  generation: 2,
  managedFields: [
    {
      manager: 'argocd-controller',
      time: ago(seconds),
      subresource,
      fieldsV1: { 'f:spec': { 'f:schedule': {} } },
    },
    {
      manager: 'kube-controller-manager',
      time: ago(60),
      subresource: 'status',
      fieldsV1: { 'f:status': {} },
    },
  ],
});

const times: RuleCase[] = [
  {
    when: 'runs were missed',
    rule: 'cron.late',
    facts: cron({}, 7200),
    says: { ...late, words: /11:00 UTC/ },
  },
  { when: 'it has just run', rule: 'cron.late', facts: cron({}, 3600) },
  {
    when: 'its grace ends this moment',
    rule: 'cron.late',
    facts: cron({ schedule: '55 * * * *' }, 3900),
  },
  {
    when: 'its grace ended a minute ago',
    rule: 'cron.late',
    facts: cron({ schedule: '54 * * * *' }, 3960),
    says: late,
  },
  {
    when: 'its deadline is longer than the grace',
    rule: 'cron.late',
    facts: cron({ startingDeadlineSeconds: 3600 }, 7200),
  },
  {
    when: 'its time zone puts it off',
    rule: 'cron.late',
    facts: cron(
      { schedule: '0 11 * * *', timeZone: 'America/New_York' },
      72_000,
    ),
  },
  {
    when: 'the same schedule was due in UTC',
    rule: 'cron.late',
    facts: cron({ schedule: '0 11 * * *' }, 90_000),
    says: late,
  },
  {
    when: 'it is suspended',
    rule: 'cron.late',
    facts: cron({ suspend: true }, 7200),
  },
  {
    when: 'it waits for the run before',
    rule: 'cron.late',
    facts: cron({ concurrencyPolicy: 'Forbid' }, 7200, {
      active: [{ name: 'a' }],
    }),
  },
  {
    when: 'its schedule means nothing',
    rule: 'cron.late',
    facts: cron({ schedule: 'often' }, 7200),
  },
];

const changes: RuleCase[] = [
  {
    when: 'it was made after the time at which a run would have been due',
    rule: 'cron.late',
    facts: cron({ schedule: '0 11 * * *' }, undefined, {
      metadata: { creationTimestamp: ago(600) },
    }),
  },
  {
    when: 'it was made before a run was due, and never ran',
    rule: 'cron.late',
    facts: cron({ schedule: '30 11 * * *' }, undefined, {
      metadata: { creationTimestamp: ago(3600) },
    }),
    says: { ...late, words: /11:30 UTC/ },
  },
  {
    when: 'its schedule was changed, or it was let run again, after the run was due',
    rule: 'cron.late',
    facts: cron({}, 36_000, { metadata: changed(600) }),
  },
  {
    when: 'a run was due after the change',
    rule: 'cron.late',
    facts: cron({}, 36_000, { metadata: changed(4000) }),
    says: { ...late, words: /11:00 UTC/ },
  },
  {
    when: 'it ran since the change',
    rule: 'cron.late',
    facts: cron({}, 7200, { metadata: changed(36_000) }),
    says: { ...late, words: /11:00 UTC/ },
  },
  {
    when: 'only its status was written since',
    rule: 'cron.late',
    facts: cron({}, 10_800, { metadata: changed(600, 'status') }),
    says: doubtful,
  },
  {
    when: 'it was changed at a time that nothing tells, and one run was missed',
    rule: 'cron.late',
    facts: cron({}, 7200, { metadata: { generation: 2 } }),
  },
  {
    when: 'it was changed at a time that nothing tells, and runs were missed',
    rule: 'cron.late',
    facts: cron({}, 10_800, { metadata: { generation: 2 } }),
    says: { ...doubtful, words: /seems late.*11:00 UTC/ },
  },
  {
    when: 'its last run fits no time of its schedule in UTC',
    rule: 'cron.late',
    facts: cron({ schedule: '0 11 * * *' }, 7200),
  },
];

describe('cron.late', () => {
  it.each([...times, ...changes])('$when', testCase => {
    expect(told(testCase)).toEqual(expected(testCase));
  });
});
