import type { WorkloadRef } from '@flightdeck/plugin-environments-common';
import fc from 'fast-check';
import { liveWorkloadSchema } from './liveWorkload';
import {
  replacedByRestart,
  servingDuringRestart,
  strategyOf,
  wantedPods,
} from './replacement';

type Kind = WorkloadRef['kind'];

const live = (
  spec: Record<string, unknown> = {},
  status: Record<string, unknown> = {},
) =>
  liveWorkloadSchema.parse({
    metadata: { uid: 'a', resourceVersion: '1' },
    spec,
    status,
  });

const rolling = (rollingUpdate: Record<string, unknown>) => ({
  strategy: { type: 'RollingUpdate', rollingUpdate },
});
const updating = (rollingUpdate: Record<string, unknown>) => ({
  updateStrategy: { type: 'RollingUpdate', rollingUpdate },
});
const onDelete = { updateStrategy: { type: 'OnDelete' } };
const canary = (of: Record<string, unknown>) => ({ strategy: { canary: of } });

describe('what a restart replaces, and what serves meanwhile', () => {
  it.each<[Kind, Record<string, unknown>, number, number]>([
    ['Deployment', {}, 1, 1],
    ['Deployment', { replicas: 4 }, 4, 3],
    ['Deployment', { replicas: 3 }, 3, 3],
    ['Deployment', { replicas: 0 }, 0, 0],
    ['Deployment', { replicas: 4, paused: true }, 0, 4],
    ['Deployment', { replicas: 4, strategy: { type: 'Recreate' } }, 4, 0],
    ['Deployment', { replicas: 4, ...rolling({ maxUnavailable: 0 }) }, 4, 4],
    ['Deployment', { replicas: 4, ...rolling({ maxUnavailable: 9 }) }, 4, 0],
    [
      'Deployment',
      { replicas: 4, ...rolling({ maxSurge: 0, maxUnavailable: 0 }) },
      4,
      3,
    ],
    [
      'Deployment',
      { replicas: 10, ...rolling({ maxSurge: 0, maxUnavailable: '35%' }) },
      10,
      7,
    ],
    ['StatefulSet', { replicas: 3 }, 3, 2],
    ['StatefulSet', { replicas: 3, ...updating({ partition: 2 }) }, 1, 2],
    ['StatefulSet', { replicas: 3, ...updating({ partition: 5 }) }, 0, 3],
    ['StatefulSet', { replicas: 3, ...updating({ maxUnavailable: 2 }) }, 3, 1],
    ['StatefulSet', { replicas: 3, ...onDelete }, 0, 3],
    ['Rollout', { replicas: 4 }, 4, 3],
    ['Rollout', { replicas: 2 }, 2, 1],
    ['Rollout', { replicas: 1 }, 1, 0],
    ['Rollout', { replicas: 4, paused: true }, 4, 3],
    ['Rollout', { replicas: 4, ...canary({ maxUnavailable: '50%' }) }, 4, 2],
    ['Rollout', { replicas: 4, ...canary({ maxUnavailable: 0 }) }, 4, 3],
  ])('of a %s with %j: %i, %i', (kind, spec, replaced, serving) => {
    expect(replacedByRestart(kind, live(spec))).toBe(replaced);
    expect(servingDuringRestart(kind, live(spec))).toBe(serving);
  });

  it.each<[Record<string, unknown>, number, number]>([
    [{}, 6, 5],
    [updating({ maxUnavailable: '50%' }), 6, 3],
    [updating({ maxUnavailable: '10%' }), 6, 5],
    [updating({ maxUnavailable: 0, maxSurge: 1 }), 6, 6],
    [onDelete, 0, 6],
  ])(
    'of a DaemonSet on six nodes with %j: %i, %i',
    (spec, replaced, serving) => {
      const set = live(spec, { desiredNumberScheduled: 6 });
      expect(replacedByRestart('DaemonSet', set)).toBe(replaced);
      expect(servingDuringRestart('DaemonSet', set)).toBe(serving);
    },
  );

  const share = fc.oneof(
    fc.nat(20),
    fc.nat(150).map(percent => `${percent}%`),
    fc.constantFrom('much', undefined),
  );
  const limits = fc.record({ maxSurge: share, maxUnavailable: share });
  it('is never more than there are, and never less than none', () => {
    fc.assert(
      fc.property(
        fc.constantFrom<Kind>(
          'Deployment',
          'StatefulSet',
          'DaemonSet',
          'Rollout',
        ),
        fc.nat(30),
        limits,
        fc.nat(40),
        (kind, pods, rollingUpdate, partition) => {
          const workload = live(
            {
              replicas: pods,
              strategy: { rollingUpdate, canary: rollingUpdate },
              updateStrategy: {
                rollingUpdate: { ...rollingUpdate, partition },
              },
            },
            { desiredNumberScheduled: pods },
          );
          const wanted = wantedPods(kind, workload);
          const replaced = replacedByRestart(kind, workload);
          const serving = servingDuringRestart(kind, workload);
          expect(wanted).toBe(pods);
          expect(replaced).toBeGreaterThanOrEqual(0);
          expect(replaced).toBeLessThanOrEqual(pods);
          expect(serving).toBeGreaterThanOrEqual(0);
          expect(serving).toBeLessThanOrEqual(pods);
        },
      ),
    );
  });

  it.each<[Kind, Record<string, unknown>, string]>([
    ['Deployment', {}, 'RollingUpdate'],
    ['Deployment', { strategy: { type: 'Recreate' } }, 'Recreate'],
    ['StatefulSet', onDelete, 'OnDelete'],
    ['DaemonSet', {}, 'RollingUpdate'],
    ['Rollout', canary({}), 'canary'],
    ['Rollout', { strategy: { blueGreen: {} } }, 'blueGreen'],
  ])('goes, for a %s with %j, by %s', (kind, spec, strategy) => {
    expect(strategyOf(kind, live(spec))).toBe(strategy);
  });
});
