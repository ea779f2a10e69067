import type { ConformanceState } from '@flightdeck/plugin-environments-common';
import { requirementFixture } from '@flightdeck/plugin-environments-react/testUtils';
import { partWords } from './partWords';

const deployment = { kind: 'Deployment', namespace: 'shop', name: 'backend' };

describe('partWords', () => {
  it.each<[string, ConformanceState[], boolean, string | undefined]>([
    ['is all as expected', ['met', 'met'], true, undefined],
    [
      'is otherwise',
      ['missing', 'missing', 'different', 'unknown', 'met'],
      true,
      '2 missing, 1 different, 1 unknown',
    ],
    ['is not there', ['missing', 'missing'], false, undefined],
  ])('of a part that %s: %j', (_, states, isThere, words) => {
    const part = {
      id: 'backend',
      title: 'Backend',
      tier: 'application',
      role: 'Answers requests.',
      live: isThere ? [deployment] : [],
    };
    const requirements = [
      ...states.map(state => requirementFixture({ part: 'backend', state })),
      requirementFixture({ part: 'other', state: 'missing' }),
    ];
    expect(partWords(part, requirements)).toBe(words);
  });
});
