import {
  type EvidenceState,
  kubernetesProjections,
} from '@flightdeck/plugin-environments-common';
import { aStatus, type Change } from './__testUtils__/aCollected';
import { lookWith } from './__testUtils__/lookWith';
import { aSecret } from './__testUtils__/objects';
import { ago, CANARY } from './__testUtils__/versions';
import { secretsCollector } from './secretsCollector';

const look = lookWith(secretsCollector);
const DAY = 24 * 60;

const db = (change: object): Change => ({
  objects: { Secret: [{ ...aSecret('db', ['url']), ...change }] },
});

function anExternalSecret(status: object): Change {
  return {
    objects: {
      ExternalSecret: [
        kubernetesProjections.ExternalSecret.parse({
          metadata: { name: 'db', namespace: 'shop' },
          spec: { refreshInterval: '1h0m0s' },
          status,
        }),
      ],
    },
  };
}

function aCertificate(notAfter: string | undefined): Change {
  return {
    objects: {
      Certificate: [
        kubernetesProjections.Certificate.parse({
          metadata: { name: 'shop', namespace: 'shop' },
          spec: { secretName: 'tls' },
          status: { notAfter },
        }),
      ],
    },
  };
}

const ready = (status: string) => [{ type: 'Ready', status, message: CANARY }];

describe('secrets', () => {
  it('are not looked at unless that is asked for', async () => {
    expect(await look()).toEqual({
      state: 'not-applicable',
      summary: expect.stringContaining('opt-in'),
      answered: expect.any(String),
    });
  });

  it.each<[string, EvidenceState, Change, RegExp]>([
    ['a young one', 'passed', {}, /1 Secret, none older than 90 days/],
    [
      'one that is too old',
      'failed',
      db({ updatedAt: ago(91 * DAY) }),
      /Secret db was last written on 2025-12-01/,
    ],
    [
      'one of which only the making is known',
      'failed',
      db({ updatedAt: undefined }),
      /more than 90 days ago/,
    ],
    [
      'one of which nothing is known',
      'unknown',
      db({
        updatedAt: undefined,
        metadata: {
          ...aSecret('db', []).metadata,
          creationTimestamp: undefined,
        },
      }),
      /How old Secret db is/,
    ],
    [
      'none at all',
      'not-applicable',
      { objects: { Secret: [] } },
      /has no Secret/,
    ],
    [
      'none but those of tools',
      'not-applicable',
      db({ type: 'helm.sh/release.v1', updatedAt: ago(DAY) }),
      /has no Secret/,
    ],
    [
      'one that Pods started before',
      'warning',
      db({ updatedAt: ago(30) }),
      /changed since web-1 started: they still run the former one/,
    ],
    [
      'others that changed, which Pods do not use',
      'passed',
      {
        objects: {
          Secret: [
            aSecret('db', ['url']),
            { ...aSecret('mail', []), updatedAt: ago(30) },
            {
              ...aSecret('db', []),
              metadata: { ...aSecret('db', []).metadata, namespace: 'other' },
              updatedAt: ago(30),
            },
          ],
        },
      },
      /3 Secrets/,
    ],
    [
      'a certificate near its end',
      'warning',
      db({ certificateExpiresAt: ago(-20 * DAY) }),
      /ends on 2026-03-22, which is near/,
    ],
    [
      'one that ends in days',
      'failed',
      aCertificate(ago(-2 * DAY)),
      /Certificate shop ends on 2026-03-04/,
    ],
    [
      'one that has ended',
      'failed',
      aCertificate(ago(DAY)),
      /ended on 2026-03-01/,
    ],
    ['one that lasts', 'passed', aCertificate(ago(-60 * DAY)), /ends on/],
    [
      'one that is not issued',
      'pending',
      aCertificate(undefined),
      /not been issued/,
    ],
    [
      'one that is fetched in time',
      'passed',
      anExternalSecret({ conditions: ready('True'), refreshTime: ago(60) }),
      /ExternalSecret db is ready/,
    ],
    [
      'one that is fetched late',
      'warning',
      anExternalSecret({ conditions: ready('True'), refreshTime: ago(180) }),
      /should be every 1h0m0s/,
    ],
    [
      'one that cannot be fetched',
      'failed',
      anExternalSecret({ conditions: ready('False') }),
      /not ready/,
    ],
    [
      'one that is yet to be fetched',
      'pending',
      anExternalSecret({ conditions: [] }),
      /not been fetched yet/,
    ],
    [
      'those that may not be listed',
      'unknown',
      { objects: { Secret: undefined } },
      /kind Secret/,
    ],
    [
      'a cluster that is down',
      'unknown',
      {
        facts: {
          sources: [aStatus('kubernetes', { state: 'stale', message: 'Old.' })],
        },
      },
      /Old\./,
    ],
  ])('with %s are %s', async (_, state, target, told) => {
    const { answered, ...evidence } = await look({
      target,
      options: { enabled: true },
    });
    expect(evidence.state).toBe(state);
    expect(answered).toMatch(told);
    expect(evidence.error !== undefined).toBe(state === 'unknown');
    expect(evidence.releaseKey).toBeUndefined();
  });

  it('may be as old as is said', async () => {
    const change = { target: db({ updatedAt: ago(40 * DAY) }) };
    const options = { enabled: true, maxAge: 'P30D' };
    expect((await look({ ...change, options })).state).toBe('failed');
    expect(
      (await look({ ...change, options: { ...options, maxAge: 'P60D' } }))
        .state,
    ).toBe('passed');
    expect(() => secretsCollector.checkOptions?.({ maxAge: '90d' })).toThrow(
      /^maxAge: /,
    );
  });
});
