import type { Checklist } from '@flightdeck/plugin-environments-common';
import { releaseFixture } from '@flightdeck/plugin-environments-react/testUtils';
import { closedReason, displacedBy, successorOf } from './standing';

function listed(
  key: string,
  minute: number,
  standing: Checklist['standing'] = 'stale',
) {
  return {
    release: releaseFixture({ key, name: key }),
    round: 1,
    standing,
    openedAt: `2026-03-02T10:${String(minute).padStart(2, '0')}:00Z`,
  };
}

const list = [
  listed('r-4', 40, 'open'),
  listed('r-3', 30),
  listed('r-2', 20, 'past'),
  listed('r-1', 10),
];

describe('standing of checklists', () => {
  it.each<[string, string | undefined]>([
    ['r-1', 'r-2'],
    ['r-3', 'r-4'],
    ['r-4', undefined],
  ])('finds what came after %s: %s', (key, next) => {
    const one = list.find(({ release }) => release.key === key) ?? list[0];
    expect(successorOf(one, list)?.release.key).toBe(next);
  });

  it.each<[string, string | undefined]>([
    ['r-4', 'r-3'],
    ['r-3', undefined],
    ['r-1', undefined],
  ])('finds whose place %s took: %s', (key, displaced) => {
    const one = list.find(({ release }) => release.key === key) ?? list[0];
    expect(displacedBy(one, list)?.release.key).toBe(displaced);
  });

  it.each<[Checklist['standing'], string | undefined, boolean]>([
    ['open', 'resource:default/a', true],
    ['open', undefined, true],
    ['deployed', 'resource:default/a', false],
    ['deployed', undefined, true],
    ['past', undefined, false],
    ['stale', undefined, false],
  ])('%s, from %s, takes answers: %s', (standing, from, isLive) => {
    const release = releaseFixture();
    expect(closedReason({ standing, from, release }) === undefined).toBe(
      isLive,
    );
  });
});
