import {
  actionSearch,
  readActionTarget,
  withActionTarget,
  type ActionTarget,
} from './ActionTarget';

describe('ActionTarget', () => {
  it.each<ActionTarget>([
    { action: 'sync' },
    { action: 'refresh', hard: true },
    { action: 'rollback', historyId: 0 },
    { action: 'revert', historyId: 12, application: 'main/argocd/shop-prod' },
    {
      action: 'scale',
      workload: { kind: 'StatefulSet', namespace: 'shop', name: 'db' },
    },
  ])('is read as it was written: %j', target => {
    expect(readActionTarget(new URLSearchParams(actionSearch(target)))).toEqual(
      target,
    );
  });

  it.each([
    ['action=explode', undefined],
    ['history=3', undefined],
    ['action=rollback&history=-1', { action: 'rollback' }],
    ['action=rollback&history=x', { action: 'rollback' }],
    ['action=restart&workload=Pod/shop/api', { action: 'restart' }],
    ['action=restart&workload=..', { action: 'restart' }],
  ])('reads what it can of %s', (search, target) => {
    expect(readActionTarget(new URLSearchParams(search))).toEqual(target);
  });

  it('leaves the parameters of others, and none of an earlier action', () => {
    const before = new URLSearchParams(
      'view=history&action=rollback&history=3&operation=o',
    );
    expect(String(withActionTarget(before, { action: 'sync' }))).toBe(
      'view=history&action=sync',
    );
    expect(String(withActionTarget(before, undefined))).toBe('view=history');
  });
});
