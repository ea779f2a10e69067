import type {
  Application,
  EvidenceState,
} from '@flightdeck/plugin-environments-common';
import {
  aRelease,
  aRunning,
  aStatus,
  type Change,
} from './__testUtils__/aCollected';
import { lookWith } from './__testUtils__/lookWith';
import { someManifests } from './__testUtils__/manifests';
import { aJob } from './__testUtils__/objects';
import { ago, revisionOf } from './__testUtils__/versions';
import { createMigrationsCollector } from './migrationsCollector';

const look = lookWith(
  createMigrationsCollector({
    manifests: { read: async () => someManifests() },
  }),
);
const NO_JOBS: Change = { objects: { Job: [] } };
const ended = (type: string) => ({
  conditions: [{ type, status: 'True' }],
});

/** Staging with these Jobs. */
const jobs = (...list: ReturnType<typeof aJob>[]): Change => ({
  objects: { Job: list },
});

/** Staging whose engine remembers a hook that is gone. */
function aHook(
  status: string,
  change: Partial<NonNullable<Application['operation']>> = {},
  isGone = true,
): Change {
  const named = { group: 'batch', kind: 'Job', name: 'shop-migrate' };
  return {
    ...NO_JOBS,
    facts: {
      applications: [
        aRunning('shop-staging', '2', {
          resources: isGone
            ? []
            : [{ ...named, hook: false, requiresPruning: false }],
          operation: {
            phase: 'Succeeded',
            revisions: [revisionOf('2')],
            retryCount: 0,
            resources: [{ ...named, status }],
            ...change,
          },
        }),
      ],
    },
  };
}

describe('migrations', () => {
  it.each<[string, EvidenceState, Change, RegExp]>([
    ['a Job that succeeded', 'passed', {}, /Job shop-migrate succeeded/],
    [
      'one that failed',
      'failed',
      jobs(aJob('shop-migrate', { status: ended('Failed') })),
      /failed in shop-staging/,
    ],
    [
      'one that runs',
      'pending',
      jobs(aJob('shop-migrate', { status: { active: 1 } })),
      /has not ended/,
    ],
    [
      'one that ran for an earlier release',
      'warning',
      jobs(aJob('shop-migrate', { created: ago(600) })),
      /for an earlier release/,
    ],
    [
      'one that ran before under a name of its own, too',
      'passed',
      jobs(
        aJob('migrate-1a2b3c4-presync-1700000000', { created: ago(600) }),
        aJob('migrate-5d6e7f8-presync-1800000000'),
        aJob('shop-migrate-x2k9p', { created: ago(600) }),
        aJob('shop-migrate-bb4cd'),
      ),
      /migrate-5d6e7f8-presync-1800000000 succeeded/,
    ],
    [
      'another than the one that ran',
      'warning',
      jobs(
        aJob('migrate-orders', { created: ago(600) }),
        aJob('migrate-users'),
      ),
      /migrate-orders of shop-staging ran for an earlier release/,
    ],
    [
      'one that is annotated, whatever it is called',
      'failed',
      jobs(
        aJob('shop-schema', {
          annotations: { 'flightdeck.dev/migration': 'true' },
          status: ended('Failed'),
        }),
      ),
      /Job shop-schema failed/,
    ],
    [
      'one that says it is none',
      'not-applicable',
      jobs(
        aJob('migratory-birds', {
          annotations: { 'flightdeck.dev/migration': 'false' },
        }),
      ),
      /migrates anything/,
    ],
    ['other Jobs only', 'not-applicable', jobs(aJob('report')), /No Job/],
    [
      'a Job of which nobody can tell for which release it ran',
      'unknown',
      {
        deployments: [],
        facts: {
          applications: [aRunning('shop-staging', '2', { history: [] })],
        },
      },
      /nobody can tell/,
    ],
    [
      'a hook that is gone, and succeeded',
      'passed',
      aHook('Synced'),
      /hook Job/,
    ],
    [
      'a hook that failed',
      'failed',
      aHook('Failed', { phase: 'Failed' }),
      /hook Job shop-migrate failed/,
    ],
    [
      'a hook that runs',
      'pending',
      aHook('Running', { phase: 'Running' }),
      /has not ended/,
    ],
    [
      'a hook of another revision',
      'not-applicable',
      aHook('Synced', { revisions: [revisionOf('9')] }),
      /migrates anything/,
    ],
    [
      'a sync of some resources, which runs no hooks',
      'not-applicable',
      aHook('Synced', { partial: true }),
      /migrates anything/,
    ],
    [
      'a Job that deleted itself',
      'unknown',
      aHook('Synced', {}, false),
      /Job shop-migrate of shop-staging ran for this release nobody can tell/,
    ],
    [
      'Jobs that were not read',
      'unknown',
      { objects: { Job: undefined } },
      /kind Job/,
    ],
    [
      'Jobs of which some may not be read',
      'unknown',
      {
        ...NO_JOBS,
        facts: {
          sources: [
            aStatus('argocd'),
            aStatus('kubernetes', {
              gaps: [
                {
                  what: 'Job in shop',
                  state: 'forbidden',
                  message: 'May not list Jobs.',
                },
              ],
            }),
          ],
        },
      },
      /May not list Jobs/,
    ],
    [
      'a cluster that is down',
      'unknown',
      {
        facts: {
          sources: [
            aStatus('argocd'),
            aStatus('kubernetes', { state: 'unreachable', message: 'Gone.' }),
          ],
        },
      },
      /Gone/,
    ],
  ])('of %s are %s', async (_, state, before, told) => {
    const { answered, ...evidence } = await look({
      before,
      target: NO_JOBS,
    });
    expect(evidence).toMatchObject({
      state,
      releaseKey: aRelease('2', 'shop-staging').key,
      asked: expect.stringContaining('“migrat”'),
    });
    expect(answered).toMatch(told);
    expect(evidence.error !== undefined).toBe(state === 'unknown');
  });

  it('warn of one that only the target has', async () => {
    expect(await look({ before: NO_JOBS })).toMatchObject({
      state: 'warning',
      summary: expect.stringContaining('shop-prod has Job shop-migrate'),
    });
  });

  it('of another release are waited for; where nothing comes before there are none', async () => {
    expect((await look({ release: aRelease('1', 'shop-staging') })).state).toBe(
      'pending',
    );
    expect((await look({ withoutBefore: true })).state).toBe('not-applicable');
  });

  it('are called what the options say', async () => {
    const change = {
      before: jobs(aJob('Flyway-run')),
      target: NO_JOBS,
    };
    expect((await look(change)).state).toBe('not-applicable');
    expect(
      (await look({ ...change, options: { names: ['flyway'] } })).state,
    ).toBe('passed');
    const collector = createMigrationsCollector({
      manifests: { read: async () => undefined },
    });
    expect(() => collector.checkOptions?.({ names: [] })).toThrow(/^names: /);
  });

  it('are not what an annotation says they are not, hooks neither', async () => {
    const job = aJob('shop-migrate', {
      annotations: { 'flightdeck.dev/migration': 'false' },
    });
    const before = { ...aHook('Synced'), ...jobs(job) };
    expect((await look({ before, target: NO_JOBS })).state).toBe(
      'not-applicable',
    );
  });
});
