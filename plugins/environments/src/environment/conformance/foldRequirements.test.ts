import type { ConformanceState } from '@flightdeck/plugin-environments-common';
import { requirementFixture } from '@flightdeck/plugin-environments-react/testUtils';
import { foldRequirements } from './foldRequirements';

const requirements = [
  requirementFixture({ id: 'cache.present', state: 'missing' }),
  requirementFixture({
    id: 'cache.replicas',
    state: 'missing',
    follows: 'cache.present',
  }),
  requirementFixture({ id: 'orphan', state: 'unknown', follows: 'gone' }),
  requirementFixture({ id: 'backend.replicas', state: 'met' }),
];

describe('foldRequirements', () => {
  it.each<[ConformanceState[], string[]]>([
    [[], ['cache.present: cache.replicas', 'orphan: ', 'backend.replicas: ']],
    [['missing'], ['cache.present: cache.replicas']],
    [
      ['met', 'unknown'],
      ['orphan: ', 'backend.replicas: '],
    ],
    [['different'], []],
  ])('keeps of %j the order, and loses none', (states, expected) => {
    expect(
      foldRequirements(requirements, states).map(
        ({ requirement, following }) =>
          `${requirement.id}: ${following.map(({ id }) => id).join(' ')}`,
      ),
    ).toEqual(expected);
  });
});
