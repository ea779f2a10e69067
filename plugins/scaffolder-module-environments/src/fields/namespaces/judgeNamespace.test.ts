import { namespaceFixture } from '../../__testUtils__/FakeBackend';
import { findShortfalls } from './findShortfalls';
import { judgeNamespace } from './judgeNamespace';

const NEEDS = { 'requests.memory': '2Gi' };

function quotas(hard: string, used: string) {
  return [{ name: 'team', resource: 'requests.memory', hard, used }];
}

describe('judgeNamespace', () => {
  it.each([
    ['create', { state: 'absent' }, 'Free', false],
    ['create', { state: 'exists' }, 'Exists', true],
    ['create', { state: 'unknown' }, 'Cannot be told now', false],
    ['existing', { state: 'absent' }, 'Missing', true],
    ['existing', { state: 'exists' }, 'Exists', false],
    ['existing', { state: 'exists', holdsWorkloads: true }, 'Exists', false],
    ['existing', { state: 'unknown' }, 'Cannot be told now', false],
    [
      'existing',
      { state: 'exists', quotas: quotas('4Gi', '3Gi') },
      'Too small',
      true,
    ],
    [
      'existing',
      { state: 'exists', quotas: quotas('4Gi', '2048Mi') },
      'Exists',
      false,
    ],
  ] as const)(
    'one that is to %s and is %j is: %s',
    (mode, change, word, isObstacle) => {
      const found = namespaceFixture('shop-dev', {
        ...change,
        quotas: 'quotas' in change ? [...change.quotas] : undefined,
      });
      expect(judgeNamespace(mode, found, NEEDS)).toMatchObject({
        word,
        isObstacle,
      });
    },
  );
});

describe('findShortfalls', () => {
  it('says what is allowed, used and needed', () => {
    expect(findShortfalls(NEEDS, quotas('4Gi', '3Gi'))).toEqual([
      'ResourceQuota team allows 4Gi of requests.memory, of which 3Gi is used; 2Gi is needed.',
    ]);
  });

  it('says nothing of what is not needed, or is no quantity', () => {
    expect(findShortfalls({ pods: '9' }, quotas('1Gi', '1Gi'))).toEqual([]);
    expect(findShortfalls(NEEDS, quotas('much', '0'))).toEqual([]);
  });
});
