import { findCarriers } from './findCarriers';

/** `m2: m1 f2` is a commit m2 that merged f2 into what m1 began. The newest first. */
function carriersIn(history: string): (id: string) => readonly string[] {
  return findCarriers(
    history.split('\n').map(line => {
      const [id, parents = ''] = line.trim().split(': ');
      return { id, parents: parents.split(' ') };
    }),
  );
}

describe('findCarriers', () => {
  it('finds the merge that brought a commit first', () => {
    const carriersOf = carriersIn(`m3: m2 f3
      f3: f2
      m2: m1 f2
      f2: f1
      f1: base
      m1: base`);
    expect(
      Object.fromEntries(['f1', 'f2', 'f3'].map(id => [id, carriersOf(id)])),
    ).toEqual({ f1: ['m2'], f2: ['m2'], f3: ['m3'] });
  });

  it('finds the merge into the branch, where others were merged before', () => {
    const carriersOf = carriersIn(`m1: base d2
      d2: d1 f1
      f1: base
      d1: base`);
    expect([carriersOf('f1'), carriersOf('d1'), carriersOf('d2')]).toEqual([
      ['m1'],
      ['m1'],
      ['m1'],
    ]);
  });

  it('finds those that follow on the branch, and no end of them', () => {
    const carriersOf = carriersIn(
      Array.from(
        { length: 20 },
        (_, index) => `c${20 - index}: c${19 - index}`,
      ).join('\n'),
    );
    expect([carriersOf('c20'), carriersOf('c18'), carriersOf('c1')]).toEqual([
      [],
      ['c19', 'c20'],
      Array.from({ length: 10 }, (_, index) => `c${index + 2}`),
    ]);
  });

  it('finds none of what it does not know', () => {
    expect(carriersIn('c1: base')('c9')).toEqual([]);
    expect(findCarriers([])('c9')).toEqual([]);
  });
});
