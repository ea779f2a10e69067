import { fleetEnvironmentFixture } from '@flightdeck/plugin-environments-react/testUtils';
import { filterFleet, NO_FILTERS, type FleetFilters } from './filterFleet';

const standing = {
  met: 3,
  different: 0,
  missing: 0,
  unknown: 0,
  sentence: 'As expected.',
};

const fleet = [
  fleetEnvironmentFixture('shop-dev', {
    environment: { stage: 'dev' },
    conformance: {
      ...standing,
      sentence: '3 of 4 met; 1 missing.',
      missing: 1,
    },
  }),
  fleetEnvironmentFixture('shop-prod', {
    images: ['registry.example.com/shop/api:1.4.2'],
    conformance: { ...standing, unknown: 1 },
  }),
  fleetEnvironmentFixture('billing-prod', {
    environment: {
      owner: 'group:default/team-money',
      system: 'system:default/billing',
    },
    health: {
      status: 'critical',
      sentence: 'Container web cannot pull its image.',
      critical: 1,
      warning: 0,
      unknown: 0,
    },
    images: [],
    troubledSources: [
      { id: 'argocd/main', state: 'unreachable', message: 'No answer.' },
    ],
  }),
];

describe('filterFleet', () => {
  it.each<[string, Partial<FleetFilters>, string[]]>([
    ['nothing', {}, ['shop-dev', 'shop-prod', 'billing-prod']],
    ['a name', { text: 'shop' }, ['shop-dev', 'shop-prod']],
    ['words in any order and case', { text: 'PROD shop' }, ['shop-prod']],
    ['an image', { text: 'api:1.4.2 prod' }, ['shop-prod']],
    ['a cause', { text: 'pull' }, ['billing-prod']],
    ['a troubled source', { text: 'unreachable' }, ['billing-prod']],
    ['health', { health: ['critical', 'warning'] }, ['billing-prod']],
    ['owner', { owner: 'group:default/team-money' }, ['billing-prod']],
    ['stage', { stage: 'dev' }, ['shop-dev']],
    ['what deviates', { conformance: 'deviates' }, ['shop-dev']],
    ['what nobody knows', { conformance: 'unknown' }, ['shop-prod']],
    ['no blueprint', { conformance: 'none' }, ['billing-prod']],
    ['what is missing', { text: '1 missing' }, ['shop-dev']],
    ['all together', { stage: 'prod', health: ['healthy'] }, ['shop-prod']],
    ['what is not there', { text: 'nowhere' }, []],
  ])('filters by %s', (_what, filters, names) => {
    const kept = filterFleet(fleet, { ...NO_FILTERS, ...filters });
    expect(kept.map(({ environment }) => environment.name)).toEqual(names);
  });
});
