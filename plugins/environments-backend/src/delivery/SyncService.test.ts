import { randomUUID } from 'node:crypto';
import { mockServices, TestDatabases } from '@backstage/backend-test-utils';
import {
  type Application,
  type ApplicationOperation,
  type Operation,
  planSync,
} from '@flightdeck/plugin-environments-common';
import type { Knex } from 'knex';
import { migrateDatabase } from '../database/migrateDatabase';
import { toTarget } from '../database/OperationRecord';
import { FakeEngine } from '../__testUtils__/FakeEngine';
import { Replica } from '../__testUtils__/Replica';
import { eventually } from '../__testUtils__/eventually';
import { aDefinition, anApplication } from '../__testUtils__/fixtures';
import type { SyncOrder } from './SyncService';

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_15'] });
const shop = aDefinition({ applications: [{ name: 'web' }, { name: 'api' }] });
const other = aDefinition({
  ref: 'resource:default/other-dev',
  name: 'other-dev',
  applications: [{ name: 'web' }],
});

function anOrder(
  applications: Application[],
  change: Partial<SyncOrder> = {},
): SyncOrder {
  const prune = change.prune ?? false;
  return {
    key: randomUUID(),
    fingerprint: planSync(applications, { prune }).fingerprint,
    prune,
    ...change,
  };
}

describe.each(databases.eachSupportedId())('SyncService on %s', id => {
  const replicas: Replica[] = [];
  let knex: Knex;
  let engine: FakeEngine;
  let replica: Replica;

  function aReplica(options: { deadlineMs?: number } = {}): Replica {
    const started = new Replica({
      knex,
      engine,
      environments: [shop, other],
      ...options,
    });
    replicas.push(started);
    return started;
  }
  const order = (change: Partial<SyncOrder> = {}) =>
    anOrder([engine.get('web'), engine.get('api')], change);
  const ended = (key: string, on = replica): Promise<Operation> =>
    eventually(async () => {
      const operation = await on.operation(key);
      if (!operation || operation.state === 'running') {
        throw new Error(`It has not ended: ${JSON.stringify(operation)}`);
      }
      return operation;
    });
  const finish = (name: string, operation?: Partial<ApplicationOperation>) =>
    eventually(() => engine.finish(name, operation));
  const asked = (count: number) =>
    eventually(() => expect(engine.requests).toHaveLength(count));

  beforeEach(async () => {
    knex = await databases.init(id);
    await migrateDatabase(mockServices.database({ knex }));
    engine = new FakeEngine(anApplication('web'), anApplication('api'));
    replica = aReplica();
  });
  afterEach(async () => {
    await Promise.all(replicas.splice(0).map(each => each.stop()));
  });

  it('syncs each application and tells how it ended', async () => {
    const request = order({ prune: true });
    const started = await replica.start(shop, request);
    expect(started).toMatchObject({ id: request.key, state: 'running' });
    await asked(2);
    expect(engine.requests).toMatchObject([
      { application: { name: 'web' }, prune: true },
      { application: { name: 'api' }, requestedBy: 'user:default/ada' },
    ]);
    await finish('web');
    expect(await replica.operation(request.key)).toMatchObject({
      state: 'running',
    });
    await finish('api');
    const operation = await ended(request.key);
    expect(operation).toMatchObject({
      state: 'succeeded',
      finishedAt: expect.any(String),
      message: 'web was synced to aaaaaaa. api was synced to aaaaaaa.',
    });
    expect(replica.changed).toContain(shop.ref);
  });

  it('names the resources that failed, and what went well after them', async () => {
    const request = order();
    await replica.start(shop, request);
    await asked(2);
    await finish('web');
    await finish('api', {
      phase: 'Failed',
      message: 'one or more objects failed to apply',
      resources: [
        {
          group: 'apps',
          kind: 'Deployment',
          namespace: 'shop',
          name: 'api',
          status: 'SyncFailed',
          message: 'field is immutable',
        },
      ],
    });
    expect(await ended(request.key)).toMatchObject({
      state: 'failed',
      message:
        'api failed to sync: one or more objects failed to apply. Deployment shop/api: field is immutable. web was synced to aaaaaaa.',
    });
  });

  describe('refuses', () => {
    it.each<[string, () => void, string]>([
      [
        'when the plan is not the one that was agreed to',
        () =>
          engine.put(
            anApplication('api', {
              sync: { status: 'OutOfSync', revisions: ['b'.repeat(40)] },
            }),
          ),
        'has changed since you looked',
      ],
      [
        'when an operation runs that is not ours',
        () => engine.accept('api'),
        'Another operation is running on api',
      ],
      [
        'when the engine cannot be read, in our own words',
        () => {
          engine.onInspect = async () => {
            throw Object.assign(new Error('bad token'), { statusCode: 401 });
          };
        },
        'fake could not be asked for the applications of shop-dev',
      ],
    ])('%s', async (_, change, complaint) => {
      const request = order();
      change();
      const refused = replica.start(shop, request);
      await expect(refused).rejects.toThrow(complaint);
      await expect(refused).rejects.toHaveProperty(
        'name',
        expect.stringMatching(/^(ConflictError|ServiceUnavailableError)$/),
      );
      await expect(refused).rejects.not.toHaveProperty('statusCode');
      expect(engine.requests).toEqual([]);
      expect(await replica.operation(request.key)).toBeUndefined();
    });

    it('an environment without applications', async () => {
      const bare = aDefinition({ applications: [] });
      await expect(replica.start(bare, order())).rejects.toThrow(
        'shop-dev has no application that could be synced',
      );
    });

    it('the second of two people, and names the first', async () => {
      const colleague = aReplica();
      const results = await Promise.allSettled([
        replica.start(shop, order(), 'user:default/ada'),
        colleague.start(shop, order(), 'user:default/bob'),
      ]);
      const refusals = results.filter(({ status }) => status === 'rejected');
      expect(refusals).toHaveLength(1);
      const loser = results[0].status === 'rejected' ? 'ada' : 'bob';
      const winner = loser === 'ada' ? 'bob' : 'ada';
      expect(String(Object.values(refusals[0])[1])).toMatch(
        new RegExp(
          `^ConflictError: A sync of shop-dev by user:default/${winner}`,
        ),
      );
      await asked(2);
    });
  });

  describe('with a key that was used', () => {
    it('answers the same operation, at the same time and later', async () => {
      const request = order();
      const colleague = aReplica();
      const answers = await Promise.all([
        replica.start(shop, request),
        replica.start(shop, request),
        colleague.start(shop, request),
      ]);
      expect(answers.map(answer => answer.id)).toEqual(
        Array(3).fill(request.key),
      );
      await asked(2);
      await finish('web');
      await finish('api');
      const operation = await ended(request.key);
      expect(await replica.start(shop, request)).toEqual(operation);
      expect(await aReplica().start(shop, request)).toEqual(operation);
      expect(engine.requests).toHaveLength(2);
    });

    it('refuses another environment, person or deed', async () => {
      const request = order();
      await replica.start(shop, request);
      const used = 'was used for another request';
      await expect(replica.start(other, request)).rejects.toThrow(used);
      await expect(
        replica.start(shop, request, 'user:default/bob'),
      ).rejects.toThrow(used);
      await expect(
        replica.start(shop, { ...request, prune: true }),
      ).rejects.toThrow(used);
    });
  });

  describe('when asking goes wrong', () => {
    it('tells of a refusal and syncs the rest', async () => {
      engine.onSync = async ({ application }) => {
        if (application.name === 'web') {
          throw Object.assign(new Error('project forbids it'), {
            name: 'InputError',
          });
        }
      };
      const request = order();
      await replica.start(shop, request);
      await asked(2);
      await finish('api');
      expect(await ended(request.key)).toMatchObject({
        state: 'failed',
        message:
          'web was not synced: project forbids it. api was synced to aaaaaaa.',
      });
    });

    /** The engine's answers are lost from the first request on, and twice the reading after it. */
    function breakConnection(arrives: boolean) {
      engine.onSync = async ({ application }) => {
        if (arrives) {
          engine.accept(application.name);
        }
        let failures = 2;
        engine.onInspect = async () => {
          if (failures-- > 0) {
            throw new Error('connection reset');
          }
        };
        throw new Error('connection reset');
      };
    }

    it('follows a request that arrived though its answer did not', async () => {
      breakConnection(true);
      const request = order();
      await replica.start(shop, request);
      await asked(2);
      await finish('web');
      await finish('api');
      expect(await ended(request.key)).toMatchObject({ state: 'succeeded' });
      expect(engine.requests).toHaveLength(2);
    });

    it('tells that a request did not arrive, and does not repeat it', async () => {
      breakConnection(false);
      const request = order();
      await replica.start(shop, request);
      expect(await ended(request.key)).toMatchObject({
        state: 'failed',
        message:
          'web was not synced: the request did not reach fake. api was not synced: the request did not reach fake.',
      });
      expect(engine.requests).toHaveLength(2);
    });
  });

  it('closes as lost what does not end in time, and frees the environment', async () => {
    const impatient = aReplica({ deadlineMs: 200 });
    const request = order();
    await impatient.start(shop, request);
    await asked(2);
    await finish('web');
    expect(await ended(request.key)).toMatchObject({
      state: 'lost',
      message: expect.stringMatching(
        /^How the sync of api ends is not known: .* web was synced to aaaaaaa\.$/,
      ),
    });
    await finish('api');
    await replica.start(shop, order());
  });

  it('hands over at a restart: followed to its end, asked once', async () => {
    const request = order();
    const leaving = aReplica();
    await leaving.start(shop, request);
    await asked(2);
    await leaving.stop();
    expect(await replica.operation(request.key)).toMatchObject({
      state: 'running',
    });
    await finish('web');
    await finish('api');
    expect(await ended(request.key)).toMatchObject({ state: 'succeeded' });
    expect(engine.requests).toHaveLength(2);
  });

  it('says so when an application is deleted in the middle', async () => {
    const request = order();
    await replica.start(shop, request);
    await asked(2);
    await finish('web');
    engine.remove('api');
    expect(await ended(request.key)).toMatchObject({
      state: 'lost',
      message:
        'How the sync of api ended is not known: Application api does not exist. web was synced to aaaaaaa.',
    });
  });

  describe('after a crash', () => {
    const dead = { holder: randomUUID(), until: new Date(0) };

    /** What a process that died has left in the database. */
    async function leave(
      ...steps: { state: 'waiting' | 'running'; askedAt?: Date }[]
    ): Promise<SyncOrder> {
      const request = order();
      const names = ['web', 'api'];
      await replica.store.insert(
        {
          operation: {
            id: request.key,
            environmentRef: shop.ref,
            action: 'sync',
            state: 'running',
            requestedBy: 'user:default/ada',
            startedAt: new Date().toISOString(),
            message: 'Starting.',
            steps: steps.map(({ state }, index) => ({
              application: names[index],
              state,
              message: 'Waiting.',
              revisions: [],
              resources: [],
            })),
          },
          fingerprint: request.fingerprint,
          prune: false,
          targets: steps.map(({ askedAt }, index) => ({
            ...toTarget(engine.get(names[index])),
            askedAt: askedAt?.toISOString(),
          })),
        },
        dead,
      );
      return request;
    }

    it('does not do late what was not done in time', async () => {
      const { key } = await leave({ state: 'waiting' }, { state: 'waiting' });
      expect(await ended(key)).toMatchObject({
        state: 'failed',
        message:
          'web was not synced: the backend stopped before it asked for that. api was not synced: the backend stopped before it asked for that.',
      });
      expect(engine.requests).toEqual([]);
      await replica.start(shop, order());
    });

    it('finds out which of the requests had arrived', async () => {
      const askedAt = new Date();
      const { key } = await leave(
        { state: 'running', askedAt },
        { state: 'running', askedAt },
      );
      engine.accept('web');
      await finish('web');
      expect(await ended(key)).toMatchObject({
        state: 'failed',
        message:
          'api was not synced: the request did not reach fake. web was synced to aaaaaaa.',
      });
      expect(engine.requests).toEqual([]);
    });
  });
});
