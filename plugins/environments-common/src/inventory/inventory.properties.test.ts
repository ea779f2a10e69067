import fc from 'fast-check';
import { anyObjects } from '../__testUtils__/arbitraryObjects';
import { NOW, theFacts } from '../__testUtils__/builders';
import { alertListSchema, eventListSchema, inventorySchema } from '../api';
import type { EnvironmentFacts } from '../health';
import type { KubernetesKind, KubernetesObjects } from '../kubernetes';
import { assembleAlerts } from './assembleAlerts';
import { assembleEvents } from './assembleEvents';
import { assembleInventory } from './assembleInventory';

const KINDS: readonly KubernetesKind[] = [
  'ConfigMap',
  'CronJob',
  'Event',
  'Job',
  'PersistentVolumeClaim',
  'Pod',
  'ResourceQuota',
  'Secret',
];

/** Malformed objects, of which some kinds could not be read. */
const anyFacts = fc
  .tuple(anyObjects, fc.subarray([...KINDS]))
  .map(([objects, unread]): EnvironmentFacts => {
    const read: KubernetesObjects = { ...objects };
    unread.forEach(kind => delete read[kind]);
    return { ...theFacts({}), objects: read };
  });

describe('what is beside the snapshot, of any objects', () => {
  it('fits the contract, and what was not read is absent with its reason', () => {
    fc.assert(
      fc.property(anyFacts, facts => {
        const { ConfigMap, Secret, ...objects } = facts.objects;
        const inventory = inventorySchema.parse(assembleInventory(facts));
        const { problems } = inventory;
        for (const [what, isRead] of [
          ['configuration', ConfigMap !== undefined || Secret !== undefined],
          ['volumes', objects.PersistentVolumeClaim !== undefined],
          ['quotas', objects.ResourceQuota !== undefined],
          ['backups', objects.CronJob !== undefined],
          ['usage', objects.Pod !== undefined],
        ] as const) {
          expect([what, inventory[what] !== undefined]).toEqual([what, isRead]);
          expect(
            isRead || problems.some(problem => problem.what === what),
          ).toBe(true);
        }
        const { events, problem } = eventListSchema.parse(
          assembleEvents(facts, { limit: 10 }, NOW),
        );
        expect(events === undefined).toBe(objects.Event === undefined);
        expect(events ?? problem).toBeDefined();
        const list = alertListSchema.parse(assembleAlerts(facts, []));
        expect(list.problems).toHaveLength(1);
      }),
    );
  });
});
