import {
  aClaim,
  ago,
  aStorageClass,
  NOW,
  theFacts,
} from '../../__testUtils__/builders';
import { expected, type RuleCase, told } from '../../__testUtils__/runRule';
import {
  judgeWithoutFeed,
  withEachFeed,
} from '../../__testUtils__/withoutFeed';
import type { VolumeUsage } from '../../observations';
import { evaluateFindings } from '../evaluateFindings';

const GIB = 1024 ** 3;
const volume = (usage: Partial<VolumeUsage>): RuleCase['facts'] => ({
  volumes: [{ namespace: 'shop', claim: 'data', asOf: ago(30), ...usage }],
});
const fixed: RuleCase['facts'] = {
  ...volume({ usedRatio: 0.95 }),
  objects: {
    PersistentVolumeClaim: [
      aClaim('data', { spec: { storageClassName: 'fixed' } }),
    ],
    StorageClass: [aStorageClass('fixed', { allowVolumeExpansion: false })],
  },
};

const cases: RuleCase[] = [
  {
    when: 'more than nine tenths are used',
    rule: 'pvc.filling',
    facts: volume({
      usedRatio: 0.934,
      capacityBytes: 50 * GIB,
      availableBytes: 3.3 * GIB,
    }),
    says: {
      severity: 'critical',
      reason: 'AlmostFull',
      words: /is 93 % full \(3\.3 GiB of 50 GiB left\)$/,
      advice: /raise spec\.resources\.requests\.storage/,
    },
  },
  {
    when: 'nine tenths are used',
    rule: 'pvc.filling',
    facts: volume({ usedRatio: 0.9 }),
  },
  {
    when: 'the share follows from the bytes',
    rule: 'pvc.filling',
    facts: volume({ capacityBytes: 100, availableBytes: 9 }),
    says: { severity: 'critical', reason: 'AlmostFull', words: /91 %/ },
  },
  {
    when: 'its class does not let it grow',
    rule: 'pvc.filling',
    facts: fixed,
    says: {
      severity: 'critical',
      reason: 'AlmostFull',
      advice: /move the data to a larger volume/,
    },
  },
  {
    when: 'it will be full within four days',
    rule: 'pvc.filling',
    facts: volume({ usedRatio: 0.86, predictedAvailableBytes: -1 }),
    says: {
      severity: 'warning',
      reason: 'Filling',
      words: /full within four days/,
    },
  },
  {
    when: 'it fills, with much room left',
    rule: 'pvc.filling',
    facts: volume({ usedRatio: 0.8, predictedAvailableBytes: -1 }),
  },
  {
    when: 'it is rather full, and stays so',
    rule: 'pvc.filling',
    facts: volume({ usedRatio: 0.89, predictedAvailableBytes: 0 }),
  },
  {
    when: 'it was not measured',
    rule: 'pvc.filling',
    facts: volume({ capacityBytes: 0, availableBytes: 0 }),
  },
  {
    when: 'hardly an inode is free',
    rule: 'pvc.inodes',
    facts: volume({ inodesFreeRatio: 0.029 }),
    says: {
      severity: 'critical',
      reason: 'InodesAlmostUsedUp',
      words: /2 % of its inodes/,
    },
  },
  {
    when: 'just enough inodes are free',
    rule: 'pvc.inodes',
    facts: volume({ inodesFreeRatio: 0.03 }),
  },
  {
    when: 'inodes will be used up within four days',
    rule: 'pvc.inodes',
    facts: volume({ inodesFreeRatio: 0.14, predictedInodesFreeRatio: -0.1 }),
    says: { severity: 'warning', reason: 'InodesFilling' },
  },
  {
    when: 'inodes are used up slowly',
    rule: 'pvc.inodes',
    facts: volume({ inodesFreeRatio: 0.14, predictedInodesFreeRatio: 0.1 }),
  },
];

describe('rules of volumes', () => {
  it.each(cases)('$rule: $when', testCase => {
    expect(told(testCase)).toEqual(expected(testCase));
  });

  it.each(withEachFeed(cases))('$rule needs $feed ($when)', testCase => {
    expect(judgeWithoutFeed(testCase)).toEqual({ said: [], isListed: true });
  });

  it('name the claim by its own identity where it can be read', () => {
    const [known] = evaluateFindings(theFacts(fixed), undefined, NOW).findings;
    expect(known.subject).toMatchObject({
      kind: 'PersistentVolumeClaim',
      uid: 'uid-data',
    });
    const [unknown] = evaluateFindings(
      theFacts(volume({ usedRatio: 0.95 })),
      undefined,
      NOW,
    ).findings;
    expect(unknown.subject).toEqual({
      kind: 'PersistentVolumeClaim',
      namespace: 'shop',
      name: 'data',
    });
  });

  it('wait longer for what is only expected', () => {
    const pendingUntil = (usage: Partial<VolumeUsage>) =>
      evaluateFindings(theFacts(volume(usage)), undefined, NOW).findings.map(
        finding => finding.pendingUntil,
      );
    expect(pendingUntil({ usedRatio: 0.95 })).toEqual([ago(-120)]);
    expect(
      pendingUntil({ usedRatio: 0.87, predictedAvailableBytes: -1 }),
    ).toEqual([ago(-3600)]);
    expect(pendingUntil({ inodesFreeRatio: 0.01 })).toEqual([ago(-60)]);
    expect(
      pendingUntil({ inodesFreeRatio: 0.1, predictedInodesFreeRatio: -1 }),
    ).toEqual([ago(-3600)]);
  });
});
