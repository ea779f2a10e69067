import fc from 'fast-check';
import { predictApplied } from './predictApplied';

describe('predictApplied', () => {
  it.each<[string, unknown, unknown, unknown, unknown]>([
    ['a field that is set', { a: 1 }, { a: 2 }, { a: 1 }, { a: 2 }],
    [
      'a default that nobody asked for',
      { a: 1, d: 1 },
      { a: 1 },
      {},
      { a: 1, d: 1 },
    ],
    ['a field that went', { a: 1, b: 1 }, { a: 1 }, { a: 1, b: 1 }, { a: 1 }],
    [
      'a named item, whatever its place',
      [
        { name: 'x', image: '1', d: 1 },
        { name: 'y', image: '1', d: 1 },
      ],
      [{ name: 'y', image: '2' }],
      [{ name: 'x' }, { name: 'y' }],
      [{ name: 'y', image: '2', d: 1 }],
    ],
    [
      'an item that somebody else added',
      [{ name: 'app' }, { name: 'sidecar' }],
      [{ name: 'app' }],
      [{ name: 'app' }],
      [{ name: 'app' }, { name: 'sidecar' }],
    ],
    [
      'items without names, by place',
      [{ p: 1, d: 1 }],
      [{ p: 2 }],
      [],
      [{ p: 2, d: 1 }],
    ],
    ['a list of another length', [1, 2], [3], [1, 2], [3]],
    [
      'another spelling of a quantity',
      { limits: { cpu: '1', memory: '1Gi' } },
      { limits: { cpu: '1000m', memory: '2Gi' } },
      {},
      { limits: { cpu: '1', memory: '2Gi' } },
    ],
    [
      'a version that looks like a quantity',
      { v: '1' },
      { v: '1.0' },
      {},
      { v: '1.0' },
    ],
  ])('tells of %s', (_what, live, target, owned, expected) => {
    expect(predictApplied(live, target, owned)).toEqual(expected);
  });

  it('changes nothing when the same is applied again', () => {
    fc.assert(
      fc.property(fc.object({ maxDepth: 3 }), value => {
        const target = JSON.parse(JSON.stringify(value), (_key, item) =>
          item === null ? 0 : item,
        );
        const once = predictApplied({ kept: true }, target, {});
        expect(predictApplied(once, target, target)).toEqual(once);
      }),
    );
  });
});
