import { NotFoundError } from '@backstage/errors';
import type {
  Blocker,
  Operation,
} from '@flightdeck/plugin-environments-common';
import { aDefinition } from '../../__testUtils__/fixtures';
import type { Standing } from '../store/Sheet';
import { VerdictReader } from './VerdictReader';

const ADA = 'user:default/ada';
const START = Date.parse('2026-11-21T12:00:00.000Z');
const MINUTE_MS = 60_000;

const aRelease = (key: string) => ({
  key,
  name: key,
  images: [`registry.test/shop:${key}`],
  revisions: [],
});

function aBlocker(overridable: boolean): Blocker {
  return {
    code: overridable ? 'window' : 'impossible',
    message: overridable ? 'It is closed.' : 'It cannot be done.',
    overridable,
  };
}

function anOperation(change: Partial<Operation> = {}): Operation {
  return {
    id: 'one',
    environmentRef: 'resource:default/shop-prod',
    action: 'promote',
    order: { action: 'sync', prune: false, dryRun: false },
    summary: 'b to shop-prod.',
    state: 'running',
    requestedBy: ADA,
    startedAt: new Date(START).toISOString(),
    message: 'It runs.',
    steps: [],
    links: [],
    breakGlass: { reason: 'Shut.', blockers: [], releaseKey: 'b' },
    ...change,
  };
}

/** The verdict on a release, or on none by its name, while an operation runs. */
function judge(
  operation: Operation | undefined,
  {
    blockers = [aBlocker(true)],
    minutes = 1,
    image,
    release,
  }: {
    blockers?: Blocker[];
    minutes?: number;
    /** Of a release that is not known. */
    image?: string;
    release?: { key: string; standing: Standing };
  } = {},
) {
  const environment = aDefinition({ name: 'shop-prod' });
  const reader = new VerdictReader({
    deadlineMs: 30 * MINUTE_MS,
    finder: {
      byName: async (environmentRef, { releaseKey }) => {
        if (releaseKey === undefined) {
          throw new NotFoundError('It is not known.');
        }
        return {
          id: releaseKey,
          environmentRef,
          release: aRelease(releaseKey),
          round: 1,
          standing: release?.standing ?? 'open',
          openedAt: '',
          isLive: true,
          definition: { title: 'Before prod', items: [] },
          version: 1,
        };
      },
    },
    gate: { judge: () => ({ blockers, warnings: [] }) },
    holds: { findLasting: async () => undefined },
    judge: { judge: () => ({ blockers: [], warnings: [] }) },
    now: () => START + minutes * MINUTE_MS,
    operations: { findRunning: async () => operation },
  });
  return reader.read(environment, { releaseKey: release?.key, image });
}

describe('VerdictReader', () => {
  const open = (key: string) => ({ key, standing: 'open' as const });
  const past = (key: string) => ({ key, standing: 'past' as const });
  const sync = { action: 'sync' as const };
  const revert = { action: 'revert' as const };

  it.each<
    [string, boolean, Operation | undefined, Parameters<typeof judge>[1]?]
  >([
    ['nothing', false, undefined],
    [
      'an operation without broken glass',
      false,
      anOperation({ breakGlass: undefined }),
    ],
    ['a promotion', true, anOperation()],
    ['a promotion of it', true, anOperation(), { release: open('b') }],
    ['a promotion of another', false, anOperation(), { release: open('c') }],
    [
      'a promotion, of what ran before',
      false,
      anOperation(),
      { release: past('a') },
    ],
    [
      'a promotion of it, which is stale',
      true,
      anOperation(),
      { release: { key: 'b', standing: 'stale' } },
    ],
    ['a sync of it', true, anOperation(sync), { release: open('b') }],
    ['a sync of another', false, anOperation(sync), { release: open('c') }],
    [
      'a sync whose images are its own',
      true,
      anOperation({
        ...sync,
        breakGlass: {
          reason: 'Shut.',
          blockers: [],
          images: ['registry.test/shop:c'],
        },
      }),
      { release: open('c') },
    ],
    [
      'a sync, of what runs',
      true,
      anOperation(sync),
      { release: { key: 'a', standing: 'deployed' } },
    ],
    [
      'a revert, of what comes next',
      false,
      anOperation(revert),
      { release: open('b') },
    ],
    [
      'a revert, of what ran before',
      true,
      anOperation(revert),
      { release: past('a') },
    ],
    ['a restart', false, anOperation({ action: 'restart' })],
    ['an operation that has ended', false, anOperation({ state: 'succeeded' })],
    [
      'a promotion just before its deadline',
      true,
      anOperation(),
      { minutes: 29 },
    ],
    ['a promotion that hangs', false, anOperation(), { minutes: 30 }],
  ])(
    'while there is %s, says %s',
    async (...[, canDeploy, operation, asked]) => {
      const verdict = await judge(operation, asked);
      expect(verdict.canDeploy).toBe(canDeploy);
      expect(verdict.warnings.length > 0).toBe(canDeploy);
    },
  );

  describe('of a release that no checklist is about', () => {
    const digest = `sha256:${'f'.repeat(64)}`;
    const image = `registry.test/shop@${digest}`;
    const bringing = (...images: string[]) =>
      anOperation({
        ...sync,
        breakGlass: { reason: 'Shut.', blockers: [], images },
      });

    it('lets in what the sync brings for which the glass was broken', async () => {
      const operation = bringing(`registry.test/shop:hotfix@${digest}`);
      expect(await judge(operation, { image })).toMatchObject({
        canDeploy: true,
        release: undefined,
        warnings: [
          `${ADA} broke the glass to sync shop-prod: Shut.`,
          'It is closed.',
          'It is not known.',
        ],
      });
      // The release that came next is not what it brings.
      const next = await judge(operation, { release: open('b') });
      expect(next.canDeploy).toBe(false);
    });

    it.each([
      ['nothing runs', undefined],
      ['another is deployed', bringing('registry.test/shop:c')],
      ['nobody knows what is deployed', bringing()],
    ])('knows nothing while %s', async (...[, operation]) => {
      await expect(judge(operation, { image })).rejects.toThrow(
        'It is not known.',
      );
    });
  });

  it('never passes over what nobody may', async () => {
    const blockers = [aBlocker(true), aBlocker(false)];
    expect(await judge(anOperation(), { blockers })).toMatchObject({
      canDeploy: false,
      sentence: 'It cannot be done.',
      blockers: [{ code: 'impossible' }],
      warnings: [
        `${ADA} broke the glass to promote a release to shop-prod: Shut.`,
        'It is closed.',
      ],
    });
  });
});
