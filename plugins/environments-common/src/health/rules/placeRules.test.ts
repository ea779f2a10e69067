import {
  aDeployment,
  ago,
  aNode,
  aPod,
  aServiceAccount,
  aStatefulSet,
  NOW,
  theFacts,
} from '../../__testUtils__/builders';
import { expected, type RuleCase, told } from '../../__testUtils__/runRule';
import {
  judgeWithoutFeed,
  withEachFeed,
} from '../../__testUtils__/withoutFeed';
import { kubernetesProjections } from '../../kubernetes';
import { evaluateFindings } from '../evaluateFindings';

const onNode = (
  parts: Parameters<typeof aNode>[1],
  name = 'node-1',
): RuleCase['facts'] => ({
  objects: { Node: [aNode(name, parts)], Pod: [aPod('web'), aPod('api')] },
});
const condition = (type: string, status = 'True') => ({
  status: { conditions: [{ type, status }] },
});
const cordon = (name?: string) =>
  onNode(
    {
      spec: {
        unschedulable: true,
        taints: [
          {
            key: 'node.kubernetes.io/unschedulable',
            effect: 'NoSchedule',
            timeAdded: ago(1700),
          },
        ],
      },
    },
    name,
  );

const nodes: RuleCase[] = [
  {
    when: 'it is short of memory',
    rule: 'node.pressure',
    facts: onNode(condition('MemoryPressure')),
    says: {
      severity: 'warning',
      reason: 'MemoryPressure',
      words: /short of memory: 2 Pods of this environment run there/,
    },
  },
  {
    when: 'it is short of disk',
    rule: 'node.pressure',
    facts: onNode(condition('DiskPressure')),
    says: { severity: 'critical', reason: 'DiskPressure' },
  },
  {
    when: 'it has no network',
    rule: 'node.pressure',
    facts: onNode(condition('NetworkUnavailable')),
    says: { severity: 'critical', reason: 'NetworkUnavailable' },
  },
  {
    when: 'nobody knows whether it is short of memory',
    rule: 'node.pressure',
    facts: onNode(condition('MemoryPressure', 'Unknown')),
  },
  {
    when: 'it runs nothing of the environment',
    rule: 'node.pressure',
    facts: onNode(condition('DiskPressure'), 'node-2'),
  },
  {
    when: 'it is cordoned',
    rule: 'node.cordoned',
    facts: cordon(),
    says: {
      severity: 'warning',
      reason: 'Cordoned',
      advice: /kubectl uncordon node-1/,
    },
  },
  { when: 'it is not', rule: 'node.cordoned', facts: onNode({}) },
  {
    when: 'it is cordoned and runs nothing of the environment',
    rule: 'node.cordoned',
    facts: cordon('node-2'),
  },
];

const template = { spec: { serviceAccountName: 'shop', containers: [] } };
const account = (
  name: string,
  readyReplicas: number,
  sources: RuleCase['facts'] = {},
): RuleCase['facts'] => ({
  ...sources,
  objects: {
    Deployment: [
      aDeployment('web', { spec: { template }, status: { readyReplicas } }),
    ],
    ServiceAccount: [aServiceAccount(name)],
  },
});
const missing = { reason: 'ServiceAccountMissing' } as const;
const accounts: RuleCase[] = [
  {
    when: 'the account is missing',
    rule: 'ref.sa-missing',
    facts: account('default', 2),
    says: {
      ...missing,
      severity: 'critical',
      words: /cannot create Pods: ServiceAccount shop does not exist/,
    },
  },
  {
    when: 'the account is missing and all replicas still run',
    rule: 'ref.sa-missing',
    facts: account('default', 3),
    says: { ...missing, severity: 'warning', words: /create no Pod again/ },
  },
  {
    when: 'the account of a StatefulSet is missing',
    rule: 'ref.sa-missing',
    facts: {
      objects: {
        StatefulSet: [
          aStatefulSet('db', {
            spec: { template },
            status: { readyReplicas: 0 },
          }),
        ],
        ServiceAccount: [],
      },
    },
    says: { ...missing, severity: 'critical' },
  },
  {
    when: 'the account of a DaemonSet is missing',
    rule: 'ref.sa-missing',
    facts: {
      objects: {
        DaemonSet: [
          kubernetesProjections.DaemonSet.parse({
            metadata: { name: 'agent', namespace: 'shop' },
            spec: { template },
            status: { desiredNumberScheduled: 2, numberReady: 1 },
          }),
        ],
        ServiceAccount: [],
      },
    },
    says: { ...missing, severity: 'critical' },
  },
  {
    when: 'the account is there',
    rule: 'ref.sa-missing',
    facts: account('shop', 0),
  },
  {
    when: 'accounts are seen in part',
    rule: 'ref.sa-missing',
    facts: account('default', 0, { environment: { labelSelector: 'a=b' } }),
  },
  {
    when: 'it names no account',
    rule: 'ref.sa-missing',
    facts: {
      objects: { Deployment: [aDeployment('web')], ServiceAccount: [] },
    },
  },
];

const cases = [...nodes, ...accounts];

describe('rules of nodes and service accounts', () => {
  it.each(cases)('$rule: $when', testCase => {
    expect(told(testCase)).toEqual(expected(testCase));
  });

  it.each(withEachFeed(cases))('$rule needs $feed ($when)', testCase => {
    expect(judgeWithoutFeed(testCase)).toEqual({ said: [], isListed: true });
  });

  it('count a cordon half an hour after it was made', () => {
    const [finding] = evaluateFindings(
      theFacts(cordon()),
      undefined,
      NOW,
    ).findings;
    expect(finding).toMatchObject({
      since: ago(1700),
      pendingUntil: ago(1700 - 1800),
    });
  });
});
