import { randomUUID } from 'node:crypto';
import { mockServices, TestDatabases } from '@backstage/backend-test-utils';
import type { Application, Hold } from '@flightdeck/plugin-environments-common';
import {
  type ApplicationAutomation,
  delay,
} from '@flightdeck/plugin-environments-node';
import type { Knex } from 'knex';
import { aDefinition, anApplication } from '../__testUtils__/fixtures';
import { HoldStore } from '../database/HoldStore';
import { migrateDatabase } from '../database/migrateDatabase';
import { FactsReader } from '../snapshots/FactsReader';
import { HoldBook } from './HoldBook';
import { HoldSource } from './HoldSource';
import { HoldWatcher } from './HoldWatcher';

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_15'] });
const SHOP = aDefinition({
  owner: 'group:default/shop',
  applications: [{ name: 'web' }],
});
const ON = { enabled: true, prune: true, selfHeal: true };
const OFF = { ...ON, enabled: false };
const START = Date.parse('2026-08-21T10:00:00Z');
const HOUR = 3_600_000;
const NOBODY: ApplicationAutomation['owners'] = [];
const OWNER = (reverts: boolean | undefined) => [
  { kind: 'ApplicationSet', name: 'shops', reverts, message: '' },
];

/** A held application, and what a test says of it. */
class Scene {
  readonly broken: Hold[] = [];
  readonly overdue: Hold[] = [];
  readonly changed: string[] = [];
  readonly logger = mockServices.logger.mock();
  readonly store: HoldStore;
  now = START;
  /** In memory; undefined when it cannot be told. */
  known: Application[] | undefined;
  /** At the engine. */
  automation = { ...OFF, owners: NOBODY };
  isAtWork = false;
  asked = 0;
  onAsk = async () => {};

  constructor(knex: Knex) {
    this.store = new HoldStore(knex);
    this.know(OFF);
  }

  know(automation: Application['automation']): void {
    this.known = [anApplication('web', { automation })];
  }

  /** What the stream and the engine tell alike. */
  switch(automation: typeof ON, owners = NOBODY): void {
    this.know(automation);
    this.automation = { ...automation, owners };
  }

  async hold(knex: Knex): Promise<void> {
    const operationId = randomUUID();
    await knex.transaction(transaction =>
      this.store.place(
        {
          cause: 'rollback',
          reason: 'the new one leaks',
          hours: 1,
          applications: [
            {
              engine: 'fake',
              instance: 'main',
              namespace: 'argocd',
              name: 'web',
              wasAutomated: true,
              automation: 'auto-sync',
              setting: '{}',
            },
          ],
        },
        {
          environmentRef: SHOP.ref,
          operationId,
          placedBy: 'user:default/bob',
          placedAt: new Date(START),
        },
        transaction,
      ),
    );
    await this.store.settle(operationId, 'held', new Date(START));
  }

  /** One backend; several look at the same database. */
  aReplica() {
    const book = new HoldBook({ store: this.store });
    const watcher = new HoldWatcher({
      book,
      store: this.store,
      operations: {
        findRunning: async () =>
          this.isAtWork
            ? {
                id: 'o',
                environmentRef: SHOP.ref,
                action: 'resume',
                order: { action: 'resume' },
                summary: '',
                state: 'running',
                requestedBy: 'user:default/ada',
                startedAt: '2026-08-21T10:00:00Z',
                message: '',
                steps: [],
                links: [],
              }
            : undefined,
      },
      environments: { get: ref => (ref === SHOP.ref ? SHOP : undefined) },
      facts: new FactsReader({
        sources: { read: () => [{ statuses: [], applications: this.known }] },
      }),
      engines: {
        engineOf: () => ({
          readAutomation: async () => {
            this.asked += 1;
            await this.onAsk();
            const { owners, ...automation } = this.automation;
            return {
              enabled: automation.enabled,
              setting: JSON.stringify(automation),
              words: 'auto-sync',
              owners,
            };
          },
        }),
      },
      notifier: {
        holdBroken: async hold => {
          this.broken.push(hold);
        },
        holdOverdue: async hold => {
          this.overdue.push(hold);
        },
      },
      changed: ref => this.changed.push(ref),
      logger: this.logger,
      now: () => this.now,
      delay,
      intervalMs: 10,
      requestTimeoutMs: 1_000,
    });
    const look = () => watcher.look(new AbortController().signal);
    return { book, look };
  }

  lasting(): Promise<Hold | undefined> {
    return this.store.findLasting(SHOP.ref);
  }
}

describe.each(databases.eachSupportedId())('HoldWatcher (%s)', id => {
  let knex: Knex;
  let scene: Scene;

  beforeEach(async () => {
    knex = await databases.init(id);
    await migrateDatabase(mockServices.database({ knex }));
    scene = new Scene(knex);
    await scene.hold(knex);
  });
  afterEach(async () => {
    await knex('holds').delete();
  });

  it('leaves a hold alone that holds, and asks nobody', async () => {
    await scene.aReplica().look();
    expect(await scene.lasting()).toMatchObject({ state: 'active' });
    expect(scene.asked).toBe(0);
    expect(scene.changed).toEqual([]);
  });

  it.each([
    [NOBODY, 'somebody switched it on past Flightdeck.'],
    [OWNER(true), 'ApplicationSet shops sets it.'],
    [OWNER(undefined), 'ApplicationSet shops may have set it.'],
    [OWNER(false), 'somebody switched it on past Flightdeck.'],
  ])(
    'tells once, of all replicas, what broke it: %j',
    async (owners, words) => {
      scene.switch(ON, owners);
      const replicas = [scene.aReplica(), scene.aReplica()];
      await Promise.all(replicas.map(({ look }) => look()));
      await Promise.all(replicas.map(({ look }) => look()));
      expect(await scene.lasting()).toMatchObject({
        state: 'broken',
        brokenSince: new Date(START).toISOString(),
        brokenBy: `The automation of web is on again: ${words}`,
      });
      expect(scene.broken).toHaveLength(1);
      expect(scene.broken[0]).toMatchObject({ state: 'broken' });
      expect(scene.changed).toEqual([SHOP.ref]);
    },
  );

  it('is whole again when automation is off again', async () => {
    const { look } = scene.aReplica();
    scene.switch(ON);
    await look();
    scene.switch(OFF);
    await look();
    expect(await scene.lasting()).toMatchObject({ state: 'active' });
    expect(scene.changed).toEqual([SHOP.ref, SHOP.ref]);
  });

  it('believes the engine, not a memory that is older than the hold', async () => {
    scene.know(ON);
    await scene.aReplica().look();
    expect(scene.asked).toBe(1);
    expect(await scene.lasting()).toMatchObject({ state: 'active' });
    expect(scene.broken).toEqual([]);
  });

  it.each<[string, (scene: Scene) => void]>([
    [
      'an action of ours is at work',
      one => {
        one.isAtWork = true;
      },
    ],
    [
      'an action of ours begins meanwhile',
      one => {
        one.onAsk = async () => {
          one.isAtWork = true;
        };
      },
    ],
    [
      'the engine does not answer',
      one => {
        one.onAsk = async () => {
          throw new Error('away');
        };
      },
    ],
    [
      'the applications are not known',
      one => {
        one.known = undefined;
      },
    ],
  ])('alarms nobody while %s', async (_, happen) => {
    scene.switch(ON);
    happen(scene);
    await scene.aReplica().look();
    expect(await scene.lasting()).toMatchObject({ state: 'active' });
    expect(scene.broken).toEqual([]);
  });

  it('reminds once when the time has come, and keeps the hold', async () => {
    const replicas = [scene.aReplica(), scene.aReplica()];
    await Promise.all(replicas.map(({ look }) => look()));
    expect(scene.overdue).toEqual([]);
    scene.now += HOUR;
    await Promise.all(replicas.map(({ look }) => look()));
    await Promise.all(replicas.map(({ look }) => look()));
    expect(scene.overdue).toMatchObject([{ environmentRef: SHOP.ref }]);
    expect(await scene.lasting()).toMatchObject({ state: 'active' });
  });

  it('gives rules the hold, and says so of changes alone', async () => {
    const { book, look } = scene.aReplica();
    const source = new HoldSource(book);
    const changed: string[][] = [];
    await source.start({
      environments: { list: () => [SHOP], subscribe: () => () => {} },
      changed: refs => changed.push([...refs]),
      signal: new AbortController().signal,
    });
    expect(source.read(SHOP)).toEqual({ statuses: [] });
    await look();
    const { holds } = source.read(SHOP);
    expect(holds).toMatchObject([{ reason: 'the new one leaks' }]);
    await look();
    expect(source.read(SHOP).holds).toBe(holds);
    expect(changed).toEqual([[SHOP.ref]]);
    const hold = await scene.lasting();
    await scene.store.end(hold?.id ?? '', 'user:default/ada', new Date(START));
    await look();
    expect(source.read(SHOP).holds).toEqual([]);
    expect(changed).toEqual([[SHOP.ref], [SHOP.ref]]);
  });
});
