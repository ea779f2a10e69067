import {
  checklistDefinitionSchema,
  DEFAULT_CHECKLIST,
  type Checklist,
  type ChecklistAnswer,
  type ChecklistDefinition,
  type ChecklistItem,
  type Evidence,
  type Release,
  type SignOff,
  type Waiver,
} from '@flightdeck/plugin-environments-common';
import { releaseFixture } from './releaseFixtures';

const MINUTE_MS = 60_000;
const fromNow = (minutes: number) =>
  new Date(Date.now() + minutes * MINUTE_MS).toISOString();

/**
 * The shipped checklist with every item required, with what is given instead for some of them.
 *
 * @public
 */
export function checklistDefinitionFixture(
  given: Record<string, Partial<ChecklistItem>> = {},
): ChecklistDefinition {
  return checklistDefinitionSchema.parse({
    ...DEFAULT_CHECKLIST,
    items: DEFAULT_CHECKLIST.items.map(item => ({
      ...item,
      mode: 'required',
      ...given[item.id],
    })),
  });
}

/**
 * Evidence of CI that passed two minutes ago, with what is given instead.
 *
 * @public
 */
export function evidenceFixture(given: Partial<Evidence> = {}): Evidence {
  return {
    collector: 'ci-status',
    source: 'scm',
    observedAt: fromNow(-2),
    state: 'passed',
    summary: 'All 4 checks of the commit have passed.',
    asked: 'GET /repos/shop/api/commits/4f6c9a5/check-runs',
    answered: '4 of 4 success',
    from: 'git.example.com',
    link: 'https://git.example.com/shop/api/commit/4f6c9a5',
    ...given,
  };
}

/**
 * A signature given ten minutes ago, with what is given instead.
 *
 * @public
 */
export function signOffFixture(given: Partial<SignOff> = {}): SignOff {
  return {
    id: 'sign-off-1',
    itemId: 'migrations',
    releaseKey: 'r-2',
    by: 'user:default/grace',
    at: fromNow(-10),
    answer: 'confirmed',
    ...given,
  };
}

/**
 * A waiver that somebody asked for five minutes ago, with what is given instead.
 *
 * @public
 */
export function waiverFixture(given: Partial<Waiver> = {}): Waiver {
  return {
    id: '0f4d1a52-8d0b-4c4e-9d7a-0d8f5c2b1a3e',
    itemId: 'tests',
    releaseKey: 'r-2',
    state: 'pending',
    requestedBy: 'user:default/grace',
    requestedAt: fromNow(-5),
    reason: 'The suite fails for a reason of its own.',
    expiresAt: fromNow(240),
    ...given,
  };
}

/**
 * The checklist of a release as a backend stores it.
 *
 * @public
 */
export interface SheetFixture {
  release: Release;
  round: number;
  standing: Checklist['standing'];
  from?: string;
  openedAt: string;
  deployedAt?: string;
  definition: ChecklistDefinition;
  /** By the id of the item. */
  evidence: Record<string, Evidence[]>;
  signOffs: SignOff[];
  waivers: Waiver[];
  brokenGlass?: ChecklistAnswer['brokenGlass'];
}

/**
 * An open checklist of eight items with evidence for five of them, with what is given instead.
 *
 * @public
 */
export function sheetFixture(given: Partial<SheetFixture> = {}): SheetFixture {
  return {
    release: releaseFixture({ key: 'r-2', name: '1.5.0' }),
    round: 1,
    standing: 'open',
    from: 'resource:default/shop-staging',
    openedAt: fromNow(-30),
    definition: checklistDefinitionFixture(),
    evidence: {
      tests: [evidenceFixture(), evidenceFixture({ collector: 'pushed' })],
      staging: [
        evidenceFixture({
          collector: 'staging',
          source: 'argocd',
          state: 'warning',
          summary: 'Healthy for 30 minutes, with hardly any traffic.',
          link: undefined,
        }),
      ],
      variables: [
        evidenceFixture({
          collector: 'variables',
          source: 'kubernetes',
          state: 'failed',
          summary: 'The ConfigMap shop has no key LOG_LEVEL.',
          link: undefined,
        }),
      ],
      secrets: [
        evidenceFixture({
          collector: 'secrets',
          source: 'kubernetes',
          state: 'not-applicable',
          summary: 'Nothing is older than 90 days.',
        }),
      ],
      dashboards: [
        evidenceFixture({
          collector: 'dashboards',
          source: 'prometheus',
          state: 'unknown',
          summary: 'Prometheus answered 503.',
          error: { kind: 'unreachable', message: 'It answered 503.' },
        }),
      ],
      rollback: [
        evidenceFixture({
          collector: 'rollback',
          source: 'records',
          summary: 'Two earlier deployments can be gone back to.',
        }),
      ],
    },
    signOffs: [],
    waivers: [],
    ...given,
  };
}
