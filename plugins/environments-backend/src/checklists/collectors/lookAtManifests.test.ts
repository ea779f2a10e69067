import {
  InputError,
  NotFoundError,
  ServiceUnavailableError,
} from '@backstage/errors';
import type { EvidenceState } from '@flightdeck/plugin-environments-common';
import type { ApplicationManifests } from '@flightdeck/plugin-environments-node';
import {
  aCollected,
  aRunning,
  aStatus,
  type Change,
} from './__testUtils__/aCollected';
import {
  aWorkload,
  enginesThat,
  someManifests,
} from './__testUtils__/manifests';
import { aConfigMap, aContainer, aSecret } from './__testUtils__/objects';
import { CANARY } from './__testUtils__/versions';
import { conclude } from './Aspect';
import { lookAtManifests } from './lookAtManifests';
import { ManifestReader } from './ManifestReader';

const { signal } = new AbortController();

async function look(
  read: ConstructorParameters<typeof ManifestReader>[0]['engines'],
  change: Change = {},
) {
  const reader = new ManifestReader({
    engines: read,
    now: () => 0,
    timeoutMs: 50,
  });
  const environment = aCollected('shop-prod', '1', change);
  const { aspects, notes } = await lookAtManifests(environment, reader, {
    signal,
  });
  return conclude(aspects, {}, { notes });
}

const lookWithManifests = (
  manifests: Partial<ApplicationManifests>,
  change?: Change,
) =>
  look(
    enginesThat(async () => someManifests(manifests)),
    change,
  );

const withSecret = (reference: object) => [
  aWorkload({
    containers: [
      {
        ...aContainer(),
        envFrom: [{ secretRef: { name: 'new', ...reference } }],
      },
    ],
  }),
];

const withVolume = (volume: object) => [
  aWorkload({ containers: [], volumes: [{ name: 'v', ...volume }] }),
];

const empty: Change = { objects: { Secret: [], ConfigMap: [] } };

describe('what the manifests of the target need', () => {
  it.each<
    [string, EvidenceState, Partial<ApplicationManifests>, Change, string]
  >([
    ['is in the cluster', 'passed', {}, {}, 'is there, or comes'],
    [
      'comes with the sync',
      'passed',
      {
        secrets: [aSecret('db', ['url'])],
        configMaps: [aConfigMap('settings', [])],
      },
      empty,
      'is there, or comes',
    ],
    [
      'is a key that nobody has',
      'failed',
      { secrets: [aSecret('db', ['uri'])] },
      { objects: { Secret: [aSecret('db', ['uri'])] } },
      'After the next sync, container web of Deployment web needs key url of Secret db, which would not exist.',
    ],
    [
      'is an object that nobody has',
      'failed',
      {},
      { objects: { ConfigMap: [] } },
      'After the next sync, container web of Deployment web needs ConfigMap settings, which would not exist.',
    ],
    [
      'is a Secret that is new in Git, and not made',
      'failed',
      { workloads: withSecret({}) },
      {},
      'container web of Deployment web needs Secret new',
    ],
    [
      'is optional',
      'passed',
      { workloads: withSecret({ optional: true }) },
      {},
      '',
    ],
    [
      'is a volume',
      'failed',
      { workloads: withVolume({ secret: { secretName: 'tls' } }) },
      {},
      'a volume of Deployment web needs Secret tls, which would not exist.',
    ],
    [
      'is an optional volume',
      'passed',
      { workloads: withVolume({ configMap: { name: 'x', optional: true } }) },
      {},
      '',
    ],
    [
      'is a claim, of which the cluster tells',
      'passed',
      { workloads: withVolume({ persistentVolumeClaim: { claimName: 'd' } }) },
      {},
      '',
    ],
    [
      'is to be made by something in the sync',
      'warning',
      {
        promisedSecrets: [
          { namespace: 'shop', name: 'db', by: 'ExternalSecret db' },
        ],
      },
      { objects: { Secret: [] } },
      'which ExternalSecret db is to make, and has not made yet',
    ],
    [
      'is a key that Git has no more',
      'warning',
      { secrets: [aSecret('db', ['other'])] },
      {},
      'key url of Secret db, which is in the cluster, and not in Git',
    ],
    [
      'is of another namespace',
      'unknown',
      { workloads: [aWorkload(undefined, 'elsewhere')] },
      {},
      'nobody can tell whether it exists',
    ],
    [
      'is of a kind that is not read',
      'unknown',
      {},
      { objects: { Secret: undefined } },
      'key url of Secret db, and nobody can tell',
    ],
    [
      'is nothing',
      'not-applicable',
      { workloads: [] },
      {},
      'No manifest for shop-prod refers to anything.',
    ],
  ])('when it %s: %s', async (_, state, manifests, change, told) => {
    const evidence = await lookWithManifests(manifests, change);
    expect(evidence.answered).toContain(told);
    expect(evidence.state).toBe(state);
    expect(JSON.stringify(evidence)).not.toContain(CANARY);
  });

  it.each([
    [new ServiceUnavailableError('It is down.'), 'It is down.'],
    [new NotFoundError('It is gone.'), 'It is gone.'],
    [new InputError(`refused: ${CANARY}`), 'fake cannot make them'],
  ])('is unknown when the engine throws %s', async (error, told) => {
    const evidence = await look(
      enginesThat(async () => {
        throw error;
      }),
    );
    expect(evidence).toMatchObject({
      state: 'unknown',
      error: { kind: 'unreachable', message: expect.stringContaining(told) },
    });
    expect(JSON.stringify(evidence)).not.toContain(CANARY);
  });

  it('is unknown when the engine does not answer in time', async () => {
    const { state, summary } = await look(
      enginesThat(
        (_, options) =>
          new Promise((_resolve, reject) => {
            options.signal.addEventListener('abort', () =>
              reject(options.signal.reason),
            );
          }),
      ),
    );
    expect(state).toBe('unknown');
    expect(summary).toContain('did not answer in time');
  });

  it('is unknown when its source is not well, and the engine is left in peace', async () => {
    const readManifests = jest.fn();
    const sources = [
      aStatus('kubernetes'),
      aStatus('argocd', { state: 'unreachable', message: 'Down.' }),
    ];
    for (const facts of [{ sources }, { applications: undefined }]) {
      const { state } = await look(enginesThat(readManifests), { facts });
      expect(state).toBe('unknown');
    }
    expect(readManifests).not.toHaveBeenCalled();
  });

  it('decides nothing, and says so, when the engine cannot tell or there is none', async () => {
    const environment = aCollected('shop-prod', '1');
    const reader = { read: async () => undefined };
    expect(await lookAtManifests(environment, reader, { signal })).toEqual({
      aspects: [],
      notes: [
        'What the next sync of shop-prod needs was not looked at: fake does not tell.',
      ],
    });
    const bare = aCollected('shop-prod', '1', {
      definition: { applications: [] },
    });
    expect(await lookAtManifests(bare, reader, { signal })).toEqual({
      aspects: [],
      notes: [expect.stringContaining('names no application')],
    });
  });

  it('takes what one application needs from another, and fails nothing while one is unread', async () => {
    const applications = [
      aRunning('shop-prod', '1'),
      aRunning('settings', '1'),
    ];
    const facts = { applications };
    const brought = someManifests({
      secrets: [aSecret('db', ['url'])],
      configMaps: [aConfigMap('settings', [])],
      workloads: [],
    });
    const isWell = { ...empty, facts };
    const both = enginesThat(async ({ name }) =>
      name === 'settings' ? brought : someManifests(),
    );
    expect((await look(both, isWell)).state).toBe('passed');
    const one = enginesThat(async ({ name }) => {
      if (name === 'settings') {
        throw new ServiceUnavailableError('It is down.');
      }
      return someManifests();
    });
    expect((await look(one, isWell)).state).toBe('unknown');
  });
});
