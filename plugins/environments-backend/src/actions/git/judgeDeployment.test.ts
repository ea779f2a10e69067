import type { Application } from '@flightdeck/plugin-environments-common';
import { anApplication } from '../../__testUtils__/fixtures';
import { judgeDeployment, type Wanted } from './judgeDeployment';

const OLD = 'a'.repeat(40);
const NEW = 'b'.repeat(40);
const LATER = 'c'.repeat(40);
const COMMIT: Wanted = {
  revisions: [{ index: 0, revision: NEW }],
  targets: [],
  words: 'commit bbbbbbb',
};
const TAG: Wanted = {
  revisions: [],
  targets: [{ index: 0, targetRevision: 'v2' }],
  words: 'revision v2',
};
const BEFORE = anApplication('web', {
  sync: { status: 'Synced', revisions: [OLD] },
  history: [{ id: 1, revisions: [OLD] }],
});
const AUTOMATED = { enabled: true, prune: false, selfHeal: false };
const sees = (
  revision: string,
  status: Application['sync']['status'] = 'OutOfSync',
) => ({ sync: { status, revisions: [revision] } });
const ended = (phase: 'Failed' | 'Succeeded', revision: string) => ({
  phase,
  revisions: [revision],
  message: 'quota exceeded',
  retryCount: 0,
  resources: [],
});

describe('judgeDeployment', () => {
  it.each<[string, Wanted, Partial<Application>, object]>([
    [
      'waits for the engine to see it',
      COMMIT,
      {},
      { kind: 'waiting', unseen: true },
    ],
    [
      'syncs where nothing does by itself',
      COMMIT,
      sees(NEW),
      { kind: 'sync', application: { sync: { revisions: [NEW] } } },
    ],
    [
      'syncs to it, whatever came after',
      COMMIT,
      sees(LATER),
      { kind: 'sync', application: { sync: { revisions: [NEW] } } },
    ],
    [
      'waits while something is deployed',
      COMMIT,
      { ...sees(NEW), operationInProgress: true },
      { kind: 'waiting' },
    ],
    [
      'waits for automation',
      COMMIT,
      { ...sees(NEW), automation: AUTOMATED },
      {
        kind: 'waiting',
        message: expect.stringContaining('syncs web by itself'),
      },
    ],
    [
      'has ended when automation has deployed it',
      COMMIT,
      {
        ...sees(NEW, 'Synced'),
        automation: AUTOMATED,
        history: [{ id: 2, revisions: [NEW] }],
      },
      { kind: 'ended', end: { state: 'succeeded' } },
    ],
    [
      'has ended when it changes nothing in the cluster',
      COMMIT,
      { ...sees(NEW, 'Synced'), automation: AUTOMATED },
      { kind: 'ended', end: { state: 'succeeded' } },
    ],
    [
      'tells that a later commit was deployed in its place',
      COMMIT,
      { ...sees(LATER, 'Synced'), automation: AUTOMATED },
      {
        kind: 'ended',
        end: {
          state: 'succeeded',
          message:
            'web was synced to ccccccc, which came after commit bbbbbbb.',
        },
      },
    ],
    [
      'tells that automation failed',
      COMMIT,
      {
        ...sees(NEW),
        automation: AUTOMATED,
        operation: ended('Failed', NEW),
      },
      {
        kind: 'ended',
        end: {
          state: 'failed',
          message: expect.stringContaining('failed to sync: quota exceeded.'),
        },
      },
    ],
    [
      'is not misled by a failure of before',
      COMMIT,
      {
        ...sees(NEW),
        automation: AUTOMATED,
        operation: ended('Failed', OLD),
      },
      { kind: 'waiting' },
    ],
    [
      'waits for the manifest of the application to be applied',
      TAG,
      { sources: [{ repoUrl: 'x', targetRevision: 'v1' }] },
      {
        kind: 'waiting',
        unseen: true,
        message:
          'web still follows v1: fake takes over v2 when its manifest is applied.',
      },
    ],
    [
      'syncs when it was applied',
      TAG,
      {
        ...sees(LATER),
        sources: [{ repoUrl: 'x', targetRevision: 'v2' }],
      },
      { kind: 'sync', application: { sync: { revisions: [LATER] } } },
    ],
  ])('%s', (_, wanted, change, verdict) => {
    expect(
      judgeDeployment({ ...BEFORE, ...change }, BEFORE, wanted),
    ).toMatchObject(verdict);
  });
});
