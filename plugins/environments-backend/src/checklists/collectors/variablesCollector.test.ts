import type { EvidenceState } from '@flightdeck/plugin-environments-common';
import { aRelease, aStatus, type Change } from './__testUtils__/aCollected';
import type { ApplicationManifests } from '@flightdeck/plugin-environments-node';
import { lookWith } from './__testUtils__/lookWith';
import { someManifests } from './__testUtils__/manifests';
import {
  aConfigMap,
  aContainer,
  aDeployment,
  aPod,
  aSecret,
} from './__testUtils__/objects';
import { CANARY } from './__testUtils__/versions';
import { createVariablesCollector } from './variablesCollector';

const lookAt = (manifests: ApplicationManifests) =>
  lookWith(
    createVariablesCollector({ manifests: { read: async () => manifests } }),
  );

const look = lookAt(someManifests());

const mounting = (volume: object) =>
  aPod({ spec: { volumes: [{ name: 'v', ...volume }] } });

const forbidden: Change['facts'] = {
  sources: [
    aStatus('kubernetes', {
      gaps: [
        {
          what: 'Secret',
          state: 'forbidden',
          message: 'May not list Secrets.',
        },
      ],
    }),
  ],
};

describe('variables', () => {
  it.each<[string, EvidenceState, Change, RegExp]>([
    [
      'everything there',
      'passed',
      {},
      /All that workloads .* refer to is there/,
    ],
    [
      'a Secret that is missing',
      'failed',
      { objects: { Secret: [] } },
      /Deployment web needs key url of Secret db, which does not exist/,
    ],
    [
      'a key that is missing',
      'failed',
      { objects: { Secret: [aSecret('db', ['uri'])] } },
      /key url of Secret db/,
    ],
    [
      'a ConfigMap that is missing',
      'failed',
      { objects: { ConfigMap: [] } },
      /ConfigMap settings/,
    ],
    [
      'a volume that needs what is missing',
      'failed',
      { objects: { Pod: [mounting({ secret: { secretName: 'tls' } })] } },
      /Pod web-1 needs Secret tls/,
    ],
    [
      'a projected volume that needs a missing key',
      'failed',
      {
        objects: {
          Pod: [
            mounting({
              projected: {
                sources: [{ secret: { name: 'db', items: [{ key: 'cert' }] } }],
              },
            }),
          ],
        },
      },
      /key cert of Secret db/,
    ],
    [
      'a volume that is optional',
      'passed',
      {
        objects: {
          Pod: [mounting({ secret: { secretName: 'tls', optional: true } })],
        },
      },
      /is there/,
    ],
    [
      'a container that cannot be configured',
      'failed',
      {
        objects: {
          Pod: [
            aPod({
              status: {
                phase: 'Pending',
                containerStatuses: [
                  {
                    name: 'web',
                    state: {
                      waiting: {
                        reason: 'CreateContainerConfigError',
                        message: CANARY,
                      },
                    },
                  },
                ],
              },
            }),
          ],
        },
      },
      /Container web of Pod web-1 cannot start/,
    ],
    [
      'a reference of which nobody can tell, for a label selector narrows it',
      'unknown',
      {
        facts: {
          environment: {
            ref: 'resource:default/shop-prod',
            name: 'shop-prod',
            namespaces: ['shop'],
            labelSelector: 'app=shop',
            applications: [],
            problems: [],
          },
        },
        objects: { Secret: [] },
      },
      /nobody can tell whether it exists/,
    ],
    [
      'Secrets that may not be listed',
      'unknown',
      { facts: forbidden },
      /May not list Secrets/,
    ],
    [
      'ConfigMaps that are not read',
      'unknown',
      { objects: { ConfigMap: undefined } },
      /kind ConfigMap/,
    ],
    [
      'a cluster that is down',
      'unknown',
      {
        facts: {
          sources: [
            aStatus('kubernetes', { state: 'unauthorized', message: 'No.' }),
          ],
        },
      },
      /No\./,
    ],
  ])('with %s are %s', async (_, state, target, told) => {
    const { answered, ...evidence } = await look({ target });
    expect(evidence).toMatchObject({
      state,
      releaseKey: aRelease('2', 'shop-staging').key,
      from: expect.stringContaining('kubernetes/main'),
    });
    expect(answered).toMatch(told);
    expect(evidence.error !== undefined).toBe(state === 'unknown');
  });

  it.each<[string, Change]>([
    [
      'ConfigMap flags',
      {
        objects: {
          ConfigMap: [
            aConfigMap('settings', ['LOG_LEVEL']),
            aConfigMap('flags', ['NEW_CART']),
          ],
        },
      },
    ],
    [
      'ConfigMap settings, key CACHE',
      {
        objects: {
          ConfigMap: [aConfigMap('settings', ['LOG_LEVEL', 'CACHE'])],
        },
      },
    ],
    [
      'Deployment web, container web, variable REGION',
      {
        objects: {
          Deployment: [
            aDeployment([
              {
                ...aContainer(),
                env: [...aContainer().env, { name: 'REGION', value: CANARY }],
              },
            ]),
          ],
        },
      },
    ],
  ])('warn that the target lacks %s, by name', async (what, before) => {
    const evidence = await look({ before });
    expect(evidence.state).toBe('warning');
    expect(evidence.summary).toBe(
      `shop-prod lacks what shop-staging has: ${what}.`,
    );
  });

  it('may be more in the target than in the stage before', async () => {
    const more = [
      aConfigMap('settings', ['LOG_LEVEL', 'REGION']),
      aConfigMap('regions', ['EUROPE']),
    ];
    expect(
      (await look({ target: { objects: { ConfigMap: more } } })).state,
    ).toBe('passed');
  });

  it('do not pass while the stage before cannot be read, or runs another release', async () => {
    expect((await look({ before: { facts: forbidden } })).state).toBe(
      'unknown',
    );
    expect((await look({ release: aRelease('1', 'shop-staging') })).state).toBe(
      'pending',
    );
  });

  it('do not apply where nothing runs and nothing comes before', async () => {
    expect(
      await lookAt(someManifests({ workloads: [] }))({
        withoutBefore: true,
        target: { objects: { Pod: [], Deployment: [] } },
      }),
    ).toMatchObject({ state: 'not-applicable' });
    expect((await look({ withoutBefore: true })).state).toBe('passed');
  });
});
