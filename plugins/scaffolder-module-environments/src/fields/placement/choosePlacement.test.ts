import { chooseDestination, chooseMetrics } from './choosePlacement';

const LOCAL = 'https://kubernetes.default.svc';
const EAST = 'https://east.example.org';

function anInstance(...destinations: [name: string, server: string][]) {
  return {
    name: 'argocd',
    state: 'ok' as const,
    message: '',
    destinations: destinations.map(([name, server]) => ({ name, server })),
  };
}

describe('chooseDestination', () => {
  it.each([
    ['the one of the name of the cluster', 'east', LOCAL, EAST],
    ['the chosen one, where none has that name', 'west', EAST, EAST],
    ['none, where nothing speaks for one', 'west', 'https://x', undefined],
  ])('is %s', (_what, cluster, current, expected) => {
    const instance = anInstance(['in-cluster', LOCAL], ['east', EAST]);
    expect(chooseDestination(cluster, current, instance)).toBe(expected);
  });

  it('is the only one', () => {
    const instance = anInstance(['in-cluster', LOCAL]);
    expect(chooseDestination('east', undefined, instance)).toBe(LOCAL);
  });
});

describe('chooseMetrics', () => {
  const one = { name: 'one', clusters: ['east'] };
  const open = { name: 'open' };

  it.each([
    ['nothing, where there is one', [one], 'east', undefined],
    ['the one that holds the cluster', [one, open], 'east', 'one'],
    ['the one for all others', [one, open], 'west', 'open'],
    [
      'nothing, where several hold it',
      [one, { name: 'two', clusters: ['east'] }],
      'east',
      undefined,
    ],
  ])('is %s', (_what, instances, cluster, expected) => {
    expect(chooseMetrics(cluster, { instances })).toBe(expected);
  });
});
