import { aRecord, aRunning } from './__testUtils__/aCollected';
import { ago, revisionOf } from './__testUtils__/versions';
import { findDeployed } from './findDeployed';

const NAME = 'shop-staging';
const APPLICATION = aRunning(NAME, '2');

/** A deployment of version 2 that took a minute. */
const record = (
  minutesAgo: number,
  change: Parameters<typeof aRecord>[2] = {},
  version: '0' | '1' | '2' = '2',
) =>
  aRecord(NAME, version, {
    startedAt: ago(minutesAgo + 1),
    finishedAt: ago(minutesAgo),
    ...change,
  });

function sinceOf(
  deployments: ReturnType<typeof record>[],
  application = APPLICATION,
) {
  return findDeployed({ deployments }, application)?.since;
}

describe('findDeployed', () => {
  it('counts from the first of the deployments that brought the same', () => {
    expect(sinceOf([record(90), record(10), record(50)])).toBe(ago(90));
  });

  it.each([
    [
      'another revision of the same images',
      record(50, {
        release: {
          ...record(50).release,
          revisions: [`${NAME}@${revisionOf('1')}`],
        },
      }),
    ],
    [
      'other images at the same revision',
      record(50, {
        release: { ...record(50).release, images: ['registry.test/shop:1'] },
      }),
    ],
  ])('counts anew after %s', (_, other) => {
    expect(sinceOf([record(10), other, record(90)])).toBe(ago(10));
  });

  it.each([
    ['a part of another', record(5, { kind: 'partial-sync' }, '1')],
    ['one that failed', record(5, { result: 'failed' })],
    [
      'one of another application',
      record(5, {
        application: { ...record(5).application, name: 'shop-prod' },
      }),
    ],
  ])('passes over %s', (_, other) => {
    expect(sinceOf([other, record(50)])).toBe(ago(50));
  });

  it('takes the word of the engine for what is not in our records', () => {
    const application = aRunning(NAME, '2', {
      history: [{ id: 9, revisions: [revisionOf('2')], deployedAt: ago(7) }],
    });
    expect(sinceOf([], application)).toBe(ago(7));
    expect(sinceOf([record(50, {}, '1')], application)).toBe(ago(7));
    expect(sinceOf([], aRunning(NAME, '2', { history: [] }))).toBeUndefined();
  });
});
