import fc from 'fast-check';
import { planRollingUpdate, PlannedSet } from './planRollingUpdate';

const replicas = fc.integer({ min: 0, max: 12 });

function set(name: string): fc.Arbitrary<PlannedSet> {
  return fc.tuple(replicas, replicas).map(([size, available]) => ({
    name,
    replicas: size,
    available: Math.min(size, available),
  }));
}

const updates = fc
  .record({
    replicas,
    maxSurge: fc.integer({ min: 0, max: 4 }),
    maxUnavailable: fc.integer({ min: 0, max: 4 }),
    current: set('current'),
    old: fc.tuple(set('old-1'), set('old-2')),
  })
  .filter(({ maxSurge, maxUnavailable }) => maxSurge + maxUnavailable > 0);

describe('planRollingUpdate', () => {
  it('never takes away Pods that are needed, nor grows beyond the surge', () => {
    fc.assert(
      fc.property(updates, update => {
        const sets = [update.current, ...update.old];
        const steps = planRollingUpdate(update);
        const after = sets.map(known => ({
          ...known,
          replicas:
            steps.find(({ name }) => name === known.name)?.to ?? known.replicas,
        }));
        const total = (list: PlannedSet[]) =>
          list.reduce((sum, { replicas: size }) => sum + size, 0);
        const serving = (list: PlannedSet[]) =>
          list.reduce(
            (sum, known) => sum + Math.min(known.available, known.replicas),
            0,
          );
        const most = Math.max(total(sets), update.replicas + update.maxSurge);
        expect(total(after)).toBeLessThanOrEqual(most);
        const goesUp = steps.some(({ name }) => name === 'current');
        const least = goesUp
          ? 0
          : Math.min(serving(sets), update.replicas - update.maxUnavailable);
        expect(serving(after)).toBeGreaterThanOrEqual(least);
      }),
    );
  });

  it('arrives when all Pods become available', () => {
    fc.assert(
      fc.property(updates, start => {
        let update = start;
        for (let step = 0; step < 200; step += 1) {
          const steps = planRollingUpdate(update);
          const next = (known: PlannedSet) => {
            const size =
              steps.find(({ name }) => name === known.name)?.to ??
              known.replicas;
            return { ...known, replicas: size, available: size };
          };
          const [first, second] = update.old;
          update = {
            ...update,
            current: next(update.current),
            old: [next(first), next(second)],
          };
        }
        expect(update.current.replicas).toBe(start.replicas);
        expect(update.old.map(({ replicas: size }) => size)).toEqual([0, 0]);
      }),
    );
  });
});
