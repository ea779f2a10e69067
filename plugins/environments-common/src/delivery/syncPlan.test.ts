import { anApplication } from '../__testUtils__/builders';
import type { ApplicationResource } from './Application';
import { planSync } from './syncPlan';

const resource = (
  name: string,
  overrides: Partial<ApplicationResource> = {},
): ApplicationResource => ({
  group: '',
  kind: 'ConfigMap',
  namespace: 'shop',
  name,
  sync: 'OutOfSync',
  hook: false,
  requiresPruning: false,
  ...overrides,
});
const changed = resource('changed');
const missing = resource('missing', { health: 'Missing' });
const gone = resource('gone', { requiresPruning: true });
const application = anApplication({
  sync: { status: 'OutOfSync', revisions: ['abc'] },
  resources: [
    changed,
    missing,
    gone,
    resource('same', { sync: 'Synced' }),
    resource('hook', { hook: true }),
  ],
});
const fingerprint = (
  overrides: Parameters<typeof anApplication>[0],
  prune = false,
) => planSync([{ ...application, ...overrides }], { prune }).fingerprint;

describe('planSync', () => {
  it.each([
    [false, 'keep'],
    [true, 'prune'],
  ])('says what happens to each resource, with pruning %s', (prune, action) => {
    const { applications } = planSync([application], { prune });
    expect(applications).toMatchObject([
      {
        name: 'shop-prod',
        revisions: ['abc'],
        changes: [
          { action: 'update', name: 'changed' },
          { action: 'create', name: 'missing' },
          { action, name: 'gone' },
        ],
        blockers: [],
      },
    ]);
    expect(
      applications[0].notes.some(note => note.includes('will be kept')),
    ).toBe(!prune);
  });

  it('has the same fingerprint whatever the order, and whatever is merely said', () => {
    const plain = fingerprint({});
    expect(plain).toMatch(/^[0-9a-f]{16}$/);
    expect(
      fingerprint({ resources: [...application.resources].reverse() }),
    ).toBe(plain);
    expect(
      fingerprint({
        automation: { enabled: false, prune: false, selfHeal: false },
      }),
    ).toBe(plain);
    expect(fingerprint({ operationInProgress: true })).toBe(plain);
    const other = anApplication({ name: 'shop-data' });
    expect(planSync([application, other], { prune: false }).fingerprint).toBe(
      planSync([other, application], { prune: false }).fingerprint,
    );
  });

  it('has another fingerprint for another deed', () => {
    const fingerprints = [
      fingerprint({}),
      fingerprint({}, true),
      fingerprint({ sync: { status: 'OutOfSync', revisions: ['def'] } }),
      fingerprint({ resources: [changed, missing] }),
      fingerprint({
        resources: [
          changed,
          missing,
          resource('other', { requiresPruning: true }),
        ],
      }),
      fingerprint({
        resources: [changed, { ...missing, health: 'Healthy' }, gone],
      }),
      fingerprint({ instance: 'other' }),
      fingerprint({ namespace: 'other' }),
      fingerprint({ name: 'other' }),
    ];
    expect(new Set(fingerprints).size).toBe(fingerprints.length);
  });

  it('is blocked by what would make it fail', () => {
    const { applications } = planSync(
      [
        {
          ...application,
          operationInProgress: true,
          conditions: [
            { type: 'ComparisonError', message: 'no such path' },
            { type: 'OrphanedResourceWarning', message: 'x' },
          ],
        },
      ],
      { prune: false },
    );
    expect(applications[0].blockers).toEqual([
      expect.stringContaining('Another operation is running on shop-prod'),
      'ComparisonError: no such path',
    ]);
  });

  it('says that nothing needs a sync', () => {
    const { applications } = planSync([anApplication()], { prune: false });
    expect(applications[0]).toMatchObject({
      changes: [],
      notes: expect.arrayContaining([
        expect.stringContaining('already in sync'),
      ]),
    });
  });
});
