import { isClusterScoped, kinds } from '../watcher/resources';
import { planStreams, STREAMS_OF_NAMESPACES } from './planStreams';

const names = (count: number) =>
  new Set(Array.from({ length: count }, (_, index) => `ns-${index}`));

describe('planStreams', () => {
  it('watches a kind that is in no namespace once', () => {
    const plans = planStreams(['Pod', 'Node'], names(2), new Set());
    expect(plans).toEqual([
      { kind: 'Pod', namespace: 'ns-0' },
      { kind: 'Pod', namespace: 'ns-1' },
      { kind: 'Node' },
    ]);
  });

  it('leaves a cluster alone that nobody uses', () => {
    expect(planStreams(kinds, names(0), new Set())).toEqual([]);
  });

  it.each([
    [['Pod', 'Secret', 'Node'] as const, STREAMS_OF_NAMESPACES / 2],
    [['Pod', 'Secret', 'Service', 'Node'] as const, STREAMS_OF_NAMESPACES / 3],
  ])('of %j, watches up to %i namespaces one by one', (some, most) => {
    const below = planStreams(some, names(most), new Set());
    expect(below).toHaveLength(STREAMS_OF_NAMESPACES + 1);
    expect(planStreams(some, names(most + 1), new Set())).toEqual(
      some.map(kind => ({ kind })),
    );
  });

  it('watches six namespaces one by one with all kinds, custom ones included', () => {
    expect(planStreams(kinds, names(6), new Set())).toContainEqual({
      kind: 'Pod',
      namespace: 'ns-5',
    });
  });

  it('never holds more streams than its limit, but for kinds forbidden elsewhere', () => {
    const clusterScoped = kinds.filter(isClusterScoped);
    for (let count = 1; count <= 100; count += 1) {
      expect(planStreams(kinds, names(count), new Set()).length).toBeLessThan(
        STREAMS_OF_NAMESPACES + clusterScoped.length + 1,
      );
    }
    const plans = planStreams(kinds, names(100), new Set(['Secret']));
    expect(plans).toHaveLength(kinds.length - 1 + 100);
  });
});
