import {
  type FakeEnvironmentsApi,
  releaseFixture,
  sheetFixture,
  waiverFixture,
} from '@flightdeck/plugin-environments-react/testUtils';

const HOUR_MS = 3_600_000;
const ago = (hours: number) =>
  new Date(Date.now() - hours * HOUR_MS).toISOString();

/** Checklists to be answered: one that comes next, a stale one, and one of what runs. */
export function playChecklists({ checklists }: FakeEnvironmentsApi): void {
  const next = sheetFixture({
    waivers: [waiverFixture({ itemId: 'variables' })],
  });
  checklists.sheets = [
    next,
    sheetFixture({
      release: releaseFixture({ key: 'r-1b', name: '1.4.9' }),
      standing: 'stale',
      openedAt: ago(20),
    }),
    sheetFixture({
      release: releaseFixture({ key: 'r-1', name: '1.4.2' }),
      standing: 'deployed',
      openedAt: ago(90),
      deployedAt: ago(80),
      brokenGlass: {
        by: 'user:default/grace',
        at: ago(80),
        reason: 'The shop could not be reached.',
      },
    }),
  ];
  checklists.lastReady = {
    round: 1,
    release: releaseFixture({ key: 'r-0', name: '1.4.0' }),
    deployedAt: ago(200),
    changes: [
      {
        itemId: 'variables',
        title: 'Environment variables configured correctly',
        before: 'passed',
        after: 'failed',
      },
    ],
  };
  const about = {
    environmentRef: 'resource:default/shop-prod',
    releaseKey: next.release.key,
    releaseName: next.release.name,
  };
  checklists.events = [
    {
      ...about,
      sequence: 1,
      at: next.openedAt,
      actor: 'flightdeck',
      action: 'opened',
    },
    {
      ...about,
      sequence: 2,
      at: ago(0.4),
      itemId: 'variables',
      actor: 'flightdeck',
      action: 'state-changed',
      before: 'pending',
      after: 'failed',
      reason: 'The ConfigMap shop has no key LOG_LEVEL.',
      evidenceHash:
        'b1946ac92492d2347c6235b4d2611184b1946ac92492d2347c6235b4d2611184',
    },
    {
      ...about,
      sequence: 3,
      at: ago(0.1),
      itemId: 'variables',
      actor: 'user:default/grace',
      action: 'waiver-requested',
      reason: 'The suite fails for a reason of its own.',
    },
  ];
}
