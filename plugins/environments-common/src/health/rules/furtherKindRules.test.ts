import {
  aPod,
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
    when: 'the Secret is of another type, and holds what most controllers need',
    rule: 'ing.tls-missing',
    facts: {
      objects: {
        Ingress: [ingress],
        Secret: [aSecret(['tls.crt', 'tls.key'], 'Opaque')],
      },
    },
    says: {
      severity: 'warning',
      reason: 'TlsSecretMissing',
      words: /may have no certificate/,
    },
  },
  {
    when: 'the Secret is there',
    rule: 'ing.tls-missing',
    facts: { objects: { Ingress: [ingress], Secret: [aSecret([])] } },
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
      {
        feed: 'Secret',
        ruleIds: expect.arrayContaining(['ref.missing', 'ing.tls-missing']),
      },
    ]);
  });
});
