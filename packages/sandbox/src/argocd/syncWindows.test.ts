import {
  assignedWindows,
  canSync,
  isActive,
  type SyncWindow,
} from './syncWindows';
import { applicationSchema } from './Application';

const AT_NOON = new Date('2026-05-20T12:00:00Z'); // A Wednesday.

function window(kind: 'allow' | 'deny', parts: Partial<SyncWindow> = {}) {
  return {
    kind,
    schedule: '0 11 * * *',
    duration: '2h',
    applications: ['*'],
    namespaces: [],
    clusters: [],
    ...parts,
  };
}

const later = { schedule: '0 20 * * *' };
const manualSync = true;

describe('isActive', () => {
  it.each<[string, Partial<SyncWindow>, boolean]>([
    ['within', {}, true],
    ['at its start', { schedule: '0 12 * * *' }, true],
    ['at its end', { schedule: '0 10 * * *' }, false],
    ['over midnight', { schedule: '0 22 * * *', duration: '14h30m' }, true],
    ['on another day', { schedule: '0 11 * * 1' }, false],
    [
      'in its own zone',
      { schedule: '0 13 * * *', timeZone: 'Europe/Zurich' },
      true,
    ],
    [
      'not yet in its own zone',
      { schedule: '0 15 * * *', timeZone: 'Europe/Zurich' },
      false,
    ],
  ])('%s: %j is %s', (_when, parts, active) => {
    expect(isActive(window('allow', parts), AT_NOON)).toBe(active);
  });
});

describe('canSync', () => {
  it.each<[string, SyncWindow[], boolean, boolean]>([
    ['no window', [], true, true],
    ['an open one', [window('allow')], true, true],
    ['a closed one', [window('allow', later)], false, false],
    [
      'a closed one for robots',
      [window('allow', { ...later, manualSync })],
      false,
      true,
    ],
    ['a freeze', [window('deny')], false, false],
    ['a freeze to come', [window('deny', later)], true, true],
    ['a freeze for robots', [window('deny', { manualSync })], false, true],
    [
      'two freezes, one for all',
      [window('deny', { manualSync }), window('deny')],
      false,
      false,
    ],
    [
      'a freeze in an open one',
      [window('allow'), window('deny')],
      false,
      false,
    ],
  ])('%s: a robot %s, a person %s', (_what, windows, robot, person) => {
    expect([
      canSync(windows, { manual: false, now: AT_NOON }),
      canSync(windows, { manual: true, now: AT_NOON }),
    ]).toEqual([robot, person]);
  });
});

describe('assignedWindows', () => {
  const application = applicationSchema.parse({
    apiVersion: 'argoproj.io/v1alpha1',
    kind: 'Application',
    metadata: { name: 'shop-prod', namespace: 'argocd', resourceVersion: '1' },
    spec: {
      project: 'shop',
      destination: { server: 'https://cluster', namespace: 'shop' },
    },
  });

  it.each<[Partial<SyncWindow>, number]>([
    [{ applications: ['*-prod'] }, 1],
    [{ applications: ['shop.prod'] }, 0],
    [{ applications: ['*-dev'] }, 0],
    [{ applications: [], namespaces: ['shop'] }, 1],
    [{ applications: [], clusters: ['https://*'] }, 1],
  ])('%j: %d', (parts, count) => {
    const project = {
      apiVersion: 'argoproj.io/v1alpha1',
      kind: 'AppProject',
      metadata: {
        name: 'shop',
        uid: 'x',
        resourceVersion: '1',
        creationTimestamp: '2026-01-01T00:00:00Z',
      },
      spec: { syncWindows: [window('deny', parts)] },
    };
    expect(assignedWindows(project, application)).toHaveLength(count);
  });
});
