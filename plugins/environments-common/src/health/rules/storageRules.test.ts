import {
  aClaim,
  ago,
  anObjectEvent,
  aPersistentVolume,
  aStatefulSet,
  aStorageClass,
} from '../../__testUtils__/builders';
import { expected, type RuleCase, told } from '../../__testUtils__/runRule';
import {
  judgeWithoutFeed,
  withEachFeed,
} from '../../__testUtils__/withoutFeed';

const lateBinding = { volumeBindingMode: 'WaitForFirstConsumer' };
const claim = (
  storageClassName: string | undefined,
  classes: ReturnType<typeof aStorageClass>[] | undefined,
  { age = 300, phase = 'Pending', event = '', message = '' } = {},
): RuleCase['facts'] => ({
  objects: {
    PersistentVolumeClaim: [
      aClaim('data', {
        metadata: { creationTimestamp: ago(age) },
        spec: { storageClassName },
        status: { phase },
      }),
    ],
    StorageClass: classes,
    Event: event
      ? [
          anObjectEvent(
            { kind: 'PersistentVolumeClaim', name: 'data' },
            { reason: event, message, lastTimestamp: ago(10) },
          ),
        ]
      : [],
  },
});
const fast = aStorageClass('fast-ssd');

const pending: RuleCase[] = [
  {
    when: 'its class does not exist',
    rule: 'pvc.pending',
    facts: claim('fast', [fast]),
    says: {
      severity: 'warning',
      reason: 'StorageClassMissing',
      words: /StorageClass fast does not exist/,
      advice: /fast-ssd/,
    },
  },
  {
    when: 'it has waited for ten minutes',
    rule: 'pvc.pending',
    facts: claim('fast', [fast], { age: 600 }),
    says: { severity: 'critical', reason: 'StorageClassMissing' },
  },
  {
    when: 'it has waited for almost ten minutes',
    rule: 'pvc.pending',
    facts: claim('fast', [fast], { age: 599 }),
    says: { severity: 'warning', reason: 'StorageClassMissing' },
  },
  {
    when: 'it names no class and none is the default',
    rule: 'pvc.pending',
    facts: claim(undefined, [fast]),
    says: { severity: 'warning', reason: 'NoDefaultStorageClass' },
  },
  {
    when: 'its provisioner fails',
    rule: 'pvc.pending',
    facts: claim('fast-ssd', [fast], {
      event: 'ProvisioningFailed',
      message: 'disk quota exceeded',
    }),
    says: {
      severity: 'warning',
      reason: 'ProvisioningFailed',
      words: /disk quota exceeded/,
      advice: /kubectl describe persistentvolumeclaim data -n shop/,
    },
  },
  {
    when: 'nothing says why, and classes may not be read',
    rule: 'pvc.pending',
    facts: claim('fast', undefined),
    says: { severity: 'warning', reason: 'Pending' },
  },
  {
    when: 'it waits for the first Pod that uses it',
    rule: 'pvc.pending',
    facts: claim('late', [aStorageClass('late', lateBinding)]),
  },
  {
    when: 'it waits for the first Pod, by the default class',
    rule: 'pvc.pending',
    facts: claim(undefined, [aStorageClass('late', lateBinding, true)]),
  },
  {
    when: 'a Pod has come and its provisioner fails',
    rule: 'pvc.pending',
    facts: claim('late', [aStorageClass('late', lateBinding)], {
      event: 'ProvisioningFailed',
    }),
    says: { severity: 'warning', reason: 'ProvisioningFailed' },
  },
  {
    when: 'it waits for a Pod, where classes may not be read',
    rule: 'pvc.pending',
    facts: claim('late', undefined, { event: 'WaitForFirstConsumer' }),
  },
  {
    when: 'it is bound',
    rule: 'pvc.pending',
    facts: claim('fast', [fast], { phase: 'Bound' }),
  },
];

const volume = (phase: string, namespace = 'shop'): RuleCase['facts'] => ({
  objects: {
    PersistentVolume: [
      aPersistentVolume('pv-1', {
        spec: {
          claimRef: { namespace, name: 'data' },
          persistentVolumeReclaimPolicy: 'Delete',
        },
        status: { phase, message: 'error deleting volume' },
      }),
    ],
  },
});
const volumes: RuleCase[] = [
  {
    when: 'it failed',
    rule: 'pv.failed',
    facts: volume('Failed'),
    says: {
      severity: 'critical',
      reason: 'VolumeFailed',
      words: /claim data is in phase Failed: error deleting volume/,
      advice: /set it to Retain/,
    },
  },
  {
    when: 'it is pending',
    rule: 'pv.failed',
    facts: volume('Pending'),
    says: { severity: 'critical', reason: 'VolumePending' },
  },
  { when: 'it is bound', rule: 'pv.failed', facts: volume('Bound') },
  {
    when: 'it is claimed by another environment',
    rule: 'pv.failed',
    facts: volume('Failed', 'other'),
  },
];

const statefulSet = (
  storageClassName: string,
  readyReplicas: number,
): RuleCase['facts'] => ({
  objects: {
    StatefulSet: [
      aStatefulSet('postgres', {
        spec: {
          volumeClaimTemplates: [
            { metadata: { name: 'data' }, spec: { storageClassName } },
          ],
        },
        status: { readyReplicas },
      }),
    ],
    StorageClass: [fast],
  },
});
const templates: RuleCase[] = [
  {
    when: 'the class of its claims does not exist',
    rule: 'ref.storageclass-missing',
    facts: statefulSet('rcp-nas', 1),
    says: {
      severity: 'critical',
      reason: 'StorageClassMissing',
      words: /StorageClass rcp-nas does not exist/,
    },
  },
  {
    when: 'its volumes were made by hand, and all replicas are ready',
    rule: 'ref.storageclass-missing',
    facts: statefulSet('rcp-nas', 2),
  },
  {
    when: 'the class exists',
    rule: 'ref.storageclass-missing',
    facts: statefulSet('fast-ssd', 0),
  },
  {
    when: 'it asks for no class at all',
    rule: 'ref.storageclass-missing',
    facts: statefulSet('', 0),
  },
];

const cases = [...pending, ...volumes, ...templates];

describe('rules of storage', () => {
  it.each(cases)('$rule: $when', testCase => {
    expect(told(testCase)).toEqual(expected(testCase));
  });

  it.each(withEachFeed(cases))('$rule needs $feed ($when)', testCase => {
    expect(judgeWithoutFeed(testCase)).toEqual({ said: [], isListed: true });
  });
});
