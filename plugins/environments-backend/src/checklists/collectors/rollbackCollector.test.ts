import type {
  EvidenceState,
  Hold,
} from '@flightdeck/plugin-environments-common';
import {
  aRecord,
  aRelease,
  aRunning,
  aStatus,
  type Change,
} from './__testUtils__/aCollected';
import { lookWith } from './__testUtils__/lookWith';
import { ago, revisionOf } from './__testUtils__/versions';
import { rollbackCollector } from './rollbackCollector';

const look = lookWith(rollbackCollector);
const NOTHING = aRunning('shop-prod', '1', { history: [] });

const record = (change: Parameters<typeof aRecord>[2]): Change => ({
  deployments: [aRecord('shop-prod', '1', change)],
});

const aHold = (state: Hold['state']): Hold => ({
  id: 'h',
  environmentRef: 'resource:default/shop-prod',
  operationId: 'o',
  cause: 'rollback',
  state,
  reason: '',
  placedBy: 'user:default/ada',
  placedAt: ago(10),
  expiresAt: ago(-10),
  applications: [],
  brokenBy: 'An ApplicationSet switched it on.',
});

/** Production runs version 2 already, and ran another before. */
function deployed(
  earlier: ReturnType<typeof aRecord>[],
  history = aRunning('shop-prod', '2').history,
): Change {
  return {
    release: aRelease('2', 'shop-prod'),
    facts: { applications: [aRunning('shop-prod', '2', { history })] },
    deployments: [aRecord('shop-prod', '2', { historyId: 3 }), ...earlier],
  };
}

const earlier = (change: Parameters<typeof aRecord>[2] = {}) =>
  aRecord('shop-prod', '0', {
    startedAt: ago(3_001),
    finishedAt: ago(3_000),
    replacedAt: ago(60),
    ...change,
  });

describe('rollback', () => {
  it('is possible when what runs now was healthy, and links the plan', async () => {
    expect(await look()).toMatchObject({
      state: 'passed',
      summary: 'shop-prod can go back to 1.0.0, with which it was healthy.',
      link: 'https://docs.test/rollback',
      releaseKey: aRelease('2', 'shop-staging').key,
      answered: expect.stringContaining('The plan is linked'),
    });
  });

  it.each<[string, EvidenceState, Change, RegExp]>([
    [
      'to what was not healthy',
      'warning',
      record({ outcome: 'degraded', healthyAt: undefined }),
      /it was not healthy/,
    ],
    [
      'to what was mended',
      'passed',
      record({ outcome: 'degraded', restoredAt: ago(10) }),
      /it was healthy/,
    ],
    [
      'to what is still watched',
      'pending',
      record({ outcome: 'watching', healthyAt: undefined }),
      /still watched/,
    ],
    [
      'to what is not in our records',
      'warning',
      { deployments: [] },
      /not in our records/,
    ],
    [
      'that something would undo',
      'warning',
      { facts: { holds: [aHold('broken')] } },
      /ApplicationSet switched it on/,
    ],
    [
      'that is held well',
      'passed',
      { facts: { holds: [aHold('active')] } },
      /go back/,
    ],
    [
      'of a first deployment',
      'not-applicable',
      {
        release: undefined,
        deployments: [],
        facts: { applications: [NOTHING] },
      },
      /first deployment/,
    ],
    [
      'of which the engine keeps nothing',
      'failed',
      { facts: { applications: [NOTHING] } },
      /cannot be rolled back/,
    ],
    [
      'of what failed only',
      'not-applicable',
      { ...record({ result: 'failed' }), facts: { applications: [NOTHING] } },
      /first deployment/,
    ],
    [
      'of what is deployed already, to the one before',
      'passed',
      deployed([earlier()]),
      /can go back/,
    ],
    [
      'of what is deployed already, and was deployed twice',
      'not-applicable',
      deployed(
        [
          aRecord('shop-prod', '2', {
            startedAt: ago(90),
            finishedAt: ago(89),
            historyId: 2,
          }),
        ],
        [3, 2].map(id => ({ id, revisions: [revisionOf('2')] })),
      ),
      /first deployment/,
    ],
    [
      'of what is deployed already, of which the engine forgot the one before',
      'failed',
      deployed([earlier()], [{ id: 2, revisions: [revisionOf('2')] }]),
      /keeps no former deployment/,
    ],
    [
      'where there is no delivery engine',
      'unknown',
      { facts: { applications: [] } },
      /no application/,
    ],
    [
      'of applications that could not be read',
      'unknown',
      { facts: { applications: undefined } },
      /could not be read/,
    ],
    [
      'with Argo CD that is down',
      'unknown',
      {
        facts: {
          sources: [
            aStatus('argocd', { state: 'unreachable', message: 'Gone.' }),
          ],
        },
      },
      /Gone/,
    ],
  ])('%s is %s', async (_, state, target, told) => {
    const { answered, ...evidence } = await look({ target });
    expect(evidence.state).toBe(state);
    expect(answered).toMatch(told);
    expect(evidence.error !== undefined).toBe(state === 'unknown');
  });

  it('leaves a plan that is not linked to people', async () => {
    expect(
      await look({ target: { definition: { rollbackPlan: undefined } } }),
    ).toMatchObject({
      state: 'passed',
      link: undefined,
      answered: expect.stringContaining('people link it'),
    });
  });
});
