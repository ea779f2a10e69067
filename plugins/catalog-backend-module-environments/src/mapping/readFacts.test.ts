import { type Described, readFacts } from './readFacts';

const CONFIG = {
  labels: {
    system: 'flightdeck.dev/system',
    stage: 'team.example/stage',
    owner: 'flightdeck.dev/owner',
  },
  stages: ['dev', 'staging', 'prod'],
  stageAliases: new Map([['production', 'prod']]),
};

function described(changes: Partial<Described>): Described {
  return {
    name: 'shop',
    labels: {},
    annotations: {},
    nameTellsSystem: true,
    ...changes,
  };
}

describe('readFacts', () => {
  it.each<[Partial<Described>, object]>([
    [{}, {}],
    [{ name: 'shop-prod' }, { system: 'shop', stage: 'prod' }],
    [{ name: 'shop-production' }, { system: 'shop', stage: 'prod' }],
    [{ name: 'shop-web-dev' }, { system: 'shop-web', stage: 'dev' }],
    [{ name: 'prod' }, {}],
    [{ name: 'shopprod' }, {}],
    [{ name: 'shop-prod', nameTellsSystem: false }, { stage: 'prod' }],
    [
      { project: 'store', name: 'web-dev' },
      { system: 'store', stage: 'dev' },
    ],
    [
      { project: 'default', name: 'web-dev' },
      { system: 'web', stage: 'dev' },
    ],
    [
      {
        name: 'web-dev',
        project: 'p',
        labels: { 'app.kubernetes.io/part-of': 's' },
      },
      { system: 's', stage: 'dev' },
    ],
    [
      {
        name: 'web-dev',
        labels: {
          'app.kubernetes.io/part-of': 's',
          'flightdeck.dev/system': 'x',
          'team.example/stage': 'staging',
        },
      },
      { system: 'x', stage: 'staging' },
    ],
    [{ labels: { 'team.example/stage': 'production' } }, { stage: 'prod' }],
    [{ labels: { 'team.example/stage': 'qa' } }, { stage: 'qa' }],
    [{ name: 'web', targetNamespace: 'shop-prod' }, { stage: 'prod' }],
    [
      { annotations: { 'flightdeck.dev/owner': 'group:default/team' } },
      { owner: 'group:default/team' },
    ],
    [
      { labels: { 'flightdeck.dev/owner': 'team' } },
      { owner: 'group:default/team' },
    ],
    [{ annotations: { 'flightdeck.dev/owner': 'the team' } }, {}],
  ])('of %j reads %j', (changes, facts) => {
    expect(readFacts(described(changes), CONFIG)).toEqual({
      system: undefined,
      stage: undefined,
      owner: undefined,
      ...facts,
    });
  });
});
