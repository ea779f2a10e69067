import {
  aPod,
  ago,
  anIngress,
  aSource,
  NOW,
  theFacts,
} from '../../__testUtils__/builders';
import { rawObject } from '../../__testUtils__/builders/raw';
import { expected, type RuleCase, told } from '../../__testUtils__/runRule';
import { kubernetesProjections } from '../../kubernetes';
import { evaluateFindings } from '../evaluateFindings';

const aSecret = (keys: string[], type = 'kubernetes.io/tls') =>
  kubernetesProjections.Secret.parse({
    ...rawObject('tls', {}),
    type,
    data: Object.fromEntries(keys.map(key => [key, 'x'])),
  });
const user = (isReady: boolean) =>
  aPod('web-1', {
    isReady,
    spec: {
      nodeName: 'node-1',
      containers: [
        {
          name: 'app',
          env: [{ valueFrom: { secretKeyRef: { name: 'tls', key: 'crt' } } }],
        },
      ],
    },
  });
const references = (isReady: boolean, keys?: string[]): RuleCase['facts'] => ({
  objects: {
    Pod: [user(isReady)],
    ConfigMap: [],
    Secret: keys ? [aSecret(keys)] : [],
  },
});
const ingress = {
  ...anIngress('entry', 'web'),
  spec: { rules: [], tls: [{ hosts: [], secretName: 'tls' }] },
};
const cron = (spec: object, seconds: number, active: object[] = []) => ({
  objects: {
    CronJob: [
      kubernetesProjections.CronJob.parse(
        rawObject('backup', {
          spec: { schedule: '0 * * * *', ...spec },
          status: { lastScheduleTime: ago(seconds), active },
        }),
      ),
    ],
  },
});
const node = (ready: string, unschedulable = false, name = 'node-1') => ({
  objects: {
    Pod: [user(true)],
    Node: [
      kubernetesProjections.Node.parse(
        rawObject(name, {
          spec: { unschedulable },
          status: { conditions: [{ type: 'Ready', status: ready }] },
        }),
      ),
    ],
  },
});
const claim = (phase: string) => ({
  objects: {
    PersistentVolumeClaim: [
      kubernetesProjections.PersistentVolumeClaim.parse(
        rawObject('data', { status: { phase } }),
      ),
    ],
  },
});
const late = { severity: 'critical', reason: 'MissedSchedule' } as const;

const cases: RuleCase[] = [
  {
    when: 'the Secret is missing',
    rule: 'ref.missing',
    facts: references(false),
    says: {
      severity: 'critical',
      reason: 'ReferenceMissing',
      words: /key crt of Secret tls/,
    },
  },
  {
    when: 'the key is missing',
    rule: 'ref.missing',
    facts: references(true, ['key']),
    says: {
      severity: 'warning',
      reason: 'ReferenceMissing',
      words: /start again/,
    },
  },
  {
    when: 'all is there',
    rule: 'ref.missing',
    facts: references(true, ['crt']),
  },
  {
    when: 'Secrets are seen in part',
    rule: 'ref.missing',
    facts: { ...references(false), environment: { labelSelector: 'a=b' } },
  },
  {
    when: 'the Secret is missing',
    rule: 'ing.tls-missing',
    facts: { objects: { Ingress: [ingress], Secret: [] } },
    says: {
      severity: 'critical',
      reason: 'TlsSecretMissing',
      words: /Secret tls does not exist/,
    },
  },
  {
    when: 'the Secret is of another type',
    rule: 'ing.tls-missing',
    facts: { objects: { Ingress: [ingress], Secret: [aSecret([], 'Opaque')] } },
    says: { severity: 'critical', reason: 'TlsSecretMissing' },
  },
  {
    when: 'the Secret is there',
    rule: 'ing.tls-missing',
    facts: { objects: { Ingress: [ingress], Secret: [aSecret([])] } },
  },
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
    facts: cron({ schedule: '0 11 * * *' }, 72_000),
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
    facts: cron({ concurrencyPolicy: 'Forbid' }, 7200, [{ name: 'a' }]),
  },
  {
    when: 'its schedule means nothing',
    rule: 'cron.late',
    facts: cron({ schedule: 'often' }, 7200),
  },
  {
    when: 'its volume is lost',
    rule: 'pvc.lost',
    facts: claim('Lost'),
    says: { severity: 'critical', reason: 'VolumeLost' },
  },
  { when: 'it is bound', rule: 'pvc.lost', facts: claim('Bound') },
  {
    when: 'it runs Pods of the environment',
    rule: 'node.not-ready',
    facts: node('Unknown'),
    says: { severity: 'critical', reason: 'NodeNotReady', words: /1 Pod / },
  },
  { when: 'it is ready', rule: 'node.not-ready', facts: node('True') },
  {
    when: 'it is cordoned',
    rule: 'node.not-ready',
    facts: node('False', true),
  },
  {
    when: 'it runs nothing of the environment',
    rule: 'node.not-ready',
    facts: node('False', false, 'node-2'),
  },
];

describe('rules of kinds that not every source tells of', () => {
  it.each(cases)('$rule: $when', testCase => {
    expect(told(testCase)).toEqual(expected(testCase));
  });

  it('are told of as not judged only where their kind is refused', () => {
    const coverageOf = (sources = [aSource()]) =>
      evaluateFindings(theFacts({ sources }), undefined, NOW).coverage;
    expect(coverageOf()).toEqual([]);
    const gap = {
      what: 'Secret in shop',
      state: 'forbidden',
      message: 'No.',
    } as const;
    expect(coverageOf([aSource({ gaps: [gap] })])).toMatchObject([
      { feed: 'Secret', ruleIds: ['ref.missing', 'ing.tls-missing'] },
    ]);
  });
});
