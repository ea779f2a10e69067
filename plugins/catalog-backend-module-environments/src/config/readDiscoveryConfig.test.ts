import { ConfigReader } from '@backstage/config';
import type { JsonObject } from '@backstage/types';
import { readDiscoveryConfig } from './readDiscoveryConfig';

function read(environments: JsonObject) {
  return readDiscoveryConfig(
    new ConfigReader({ catalog: { providers: { environments } } }),
  );
}

describe('readDiscoveryConfig', () => {
  it('is off where there is no block', () => {
    expect(readDiscoveryConfig(new ConfigReader({}))).toBeUndefined();
  });

  it('has a value for everything', () => {
    expect(read({})).toEqual({
      schedule: { frequency: { minutes: 5 }, timeout: { minutes: 2 } },
      argocd: true,
      kubernetes: true,
      namespace: 'default',
      owner: 'group:default/unknown',
      createSystems: false,
      groupBy: 'system-stage-cluster',
      ungrouped: 'application',
      labels: {
        system: 'flightdeck.dev/system',
        stage: 'flightdeck.dev/stage',
        owner: 'flightdeck.dev/owner',
      },
      stages: ['dev', 'staging', 'prod'],
      stageAliases: new Map(),
      clusterNames: [],
      removal: { afterReads: 2, holdAbove: 0.5, confirmReads: 5 },
    });
  });

  it('takes what is configured', () => {
    expect(
      read({
        schedule: { frequency: 'PT10M', timeout: { minutes: 1 } },
        owner: 'platform',
        stageAliases: { production: 'prod' },
        clusterNames: [{ destination: 'https://a/', cluster: 'a' }],
        removal: { afterReads: 7 },
      }),
    ).toMatchObject({
      schedule: { frequency: { minutes: 10 } },
      owner: 'group:default/platform',
      stageAliases: new Map([['production', 'prod']]),
      clusterNames: [{ destination: 'https://a', cluster: 'a' }],
      removal: { afterReads: 7, confirmReads: 7 },
    });
  });

  it.each<[JsonObject, string]>([
    [
      { groupBy: 'team' },
      'groupBy must be system-stage-cluster or application',
    ],
    [{ ungrouped: 'no' }, 'ungrouped must be application or skip'],
    [{ owner: 'a b' }, "owner is 'a b'"],
    [{ namespace: 'A_B' }, "namespace is 'A_B'"],
    [{ stageAliases: { live: 'production' } }, 'stageAliases.live is'],
    [{ clusterNames: [{ cluster: 'a' }] }, 'clusterNames[0].destination'],
    [{ removal: { afterReads: 0 } }, 'removal.afterReads must be'],
    [{ removal: { holdAbove: 2 } }, 'removal.holdAbove must be'],
    [
      { removal: { afterReads: 3, confirmReads: 2 } },
      'removal.confirmReads must not be less',
    ],
    [{ schedule: { frequency: 'often' } }, 'frequency'],
  ])('complains of %j', (environments, message) => {
    expect(() => read(environments)).toThrow(message);
  });
});
