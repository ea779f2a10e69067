import { doraFiguresFixture } from '@flightdeck/plugin-environments-react/testUtils';
import type { DoraFigures } from '@flightdeck/plugin-environments-common';
import { describeDora, type DoraFigure } from './doraWords';

function figure(id: DoraFigure['id'], given: Partial<DoraFigures>): string {
  const found = describeDora(doraFiguresFixture(given)).find(
    each => each.id === id,
  );
  return `${found?.value ?? found?.absent} (${found?.basis})`;
}

describe('describeDora', () => {
  it.each([
    [{ deploymentsPerDay: 1.44 }, '1.4 a day (42 deployments ended)'],
    [{ deploymentsPerDay: 0.5 }, '3.5 a week (42 deployments ended)'],
    [
      { deploymentsPerDay: 1 / 30, deployments: 1 },
      '1 a month (1 deployment ended)',
    ],
    [{ deploymentsPerDay: 0, deployments: 2 }, '0 a day (2 deployments ended)'],
    [
      { deploymentsPerDay: undefined, deployments: 0 },
      'No deployment has ended. (0 deployments ended)',
    ],
  ])('frequency of %j is %s', (given, words) => {
    expect(figure('frequency', given)).toBe(words);
  });

  it.each([
    [{ leadTimeSeconds: 5_400 }, '1 h 30 min (61 commits with a known time)'],
    [
      { leadTimeSeconds: undefined, leadTimeCommits: 0 },
      'No commit times known. (0 commits with a known time)',
    ],
  ])('lead time of %j is %s', (given, words) => {
    expect(figure('lead-time', given)).toBe(words);
  });

  it.each([
    [{ changeFailureRatio: 0.0714 }, '7.1 % (3 of 42)'],
    [{ changeFailureRatio: 0, failures: 0 }, '0 % (0 of 42)'],
    [
      { changeFailureRatio: undefined, deployments: 0, failures: 0 },
      'No deployment has ended. (0 of 0)',
    ],
  ])('failure rate of %j is %s', (given, words) => {
    expect(figure('failure', given)).toBe(words);
  });

  it.each([
    [{}, '13 min (3 of 3 restored)'],
    [
      { timeToRestoreSeconds: undefined, failures: 0, restores: 0 },
      'Nothing failed, so nothing had to be restored. (0 of 0 restored)',
    ],
    [
      { timeToRestoreSeconds: undefined, failures: 2, restores: 0 },
      'Not healthy again since, as far as was seen. (0 of 2 restored)',
    ],
  ])('time to restore of %j is %s', (given, words) => {
    expect(figure('restore', given)).toBe(words);
  });
});
