import { mockServices } from '@backstage/backend-test-utils';
import type { EnvironmentDefinition } from '@flightdeck/plugin-environments-common';
import { delay } from '@flightdeck/plugin-environments-node';
import { eventually } from '../__testUtils__/eventually';
import { aDefinition } from '../__testUtils__/fixtures';
import { MaintainedEnvironments } from './MaintainedEnvironments';
import type { LastingMaintenance } from './MaintenanceStore';

const NOON = '2026-08-21T12:00:00.000Z';
const EVENING = '2026-08-21T20:00:00.000Z';
const RECORD: LastingMaintenance = {
  environmentRef: 'resource:default/shop-dev',
  reason: 'a new database',
  by: 'user:default/ada',
  since: '2026-08-21T10:00:00.000Z',
  until: NOON,
};
const OURS = { by: RECORD.by, reason: RECORD.reason, until: NOON };

describe('MaintainedEnvironments', () => {
  const logger = mockServices.logger.mock();
  let base: EnvironmentDefinition;
  let records: LastingMaintenance[];
  let isBroken: boolean;
  let tellCatalog: () => void;
  let told: number;
  let environments: MaintainedEnvironments;

  beforeEach(() => {
    jest.clearAllMocks();
    base = aDefinition();
    records = [];
    isBroken = false;
    told = 0;
    tellCatalog = () => {};
    environments = new MaintainedEnvironments({
      inner: {
        list: () => [base],
        get: ref => (ref === base.ref ? base : undefined),
        find: async ref => (ref === base.ref ? base : undefined),
        problem: 'It is away.',
        subscribe: listener => {
          tellCatalog = listener;
          return () => {
            tellCatalog = () => {};
          };
        },
      },
      store: {
        list: async () => {
          if (isBroken) {
            throw new Error('the database is away');
          }
          return structuredClone(records);
        },
      },
      logger,
      now: () => Date.parse('2026-08-21T11:00:00Z'),
      delay,
      intervalMs: 5,
    });
  });

  it('is the catalog itself where nothing is switched on', async () => {
    await environments.reload();
    expect(environments.list()).toEqual([base]);
    expect(environments.get(base.ref)).toBe(base);
    expect(await environments.find('resource:default/other')).toBeUndefined();
    expect(environments.problem).toBe('It is away.');
  });

  it.each<[string, EnvironmentDefinition['maintenance'], object]>([
    ['nothing', undefined, OURS],
    ['an earlier end', { until: '2026-08-21T11:30:00Z' }, OURS],
    [
      'the same end',
      { reason: 'theirs', until: NOON },
      { reason: 'theirs', until: NOON },
    ],
    ['a later end', { until: EVENING }, { until: EVENING }],
    ['no end', { reason: 'theirs' }, { reason: 'theirs' }],
  ])(
    'takes the later end where the entity says %s',
    async (_, maintenance, expected) => {
      base = aDefinition({ maintenance });
      records = [RECORD];
      await environments.reload();
      expect(environments.get(base.ref)?.maintenance).toEqual(expected);
      expect((await environments.find(base.ref))?.maintenance).toEqual(
        expected,
      );
      expect(environments.list()[0].maintenance).toEqual(expected);
    },
  );

  it('tells of changes, of the catalog too, and of nothing else', async () => {
    const unsubscribe = environments.subscribe(() => {
      told += 1;
    });
    await environments.reload();
    expect(told).toBe(0);
    records = [RECORD];
    await environments.reload();
    expect(told).toBe(1);
    const before = environments.get(base.ref);
    await environments.reload();
    expect(environments.get(base.ref)).toBe(before);
    expect(told).toBe(1);
    tellCatalog();
    expect(told).toBe(2);
    base = aDefinition({ title: 'Shop' });
    expect(environments.get(base.ref)).toMatchObject({
      title: 'Shop',
      maintenance: OURS,
    });
    unsubscribe();
    records = [];
    await environments.reload();
    tellCatalog();
    expect(told).toBe(2);
    expect(environments.get(base.ref)).toBe(base);
  });

  it('hears of what another replica switched, and outlives the database', async () => {
    const stopping = new AbortController();
    isBroken = true;
    const running = environments.run(stopping.signal);
    await eventually(() => expect(logger.warn).toHaveBeenCalledTimes(1));
    records = [RECORD];
    isBroken = false;
    await eventually(() =>
      expect(environments.get(base.ref)?.maintenance).toEqual(OURS),
    );
    stopping.abort();
    await running;
    expect(logger.warn).toHaveBeenCalledTimes(1);
  });
});
