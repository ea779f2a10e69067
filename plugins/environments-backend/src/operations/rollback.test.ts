import { TestDatabases } from '@backstage/backend-test-utils';
import type {
  Operation,
  OrderOf,
} from '@flightdeck/plugin-environments-common';
import { DeliveryScene } from '../__testUtils__/DeliveryScene';
import { eventually } from '../__testUtils__/eventually';
import { anApplication } from '../__testUtils__/fixtures';
import type { Replica } from '../__testUtils__/Replica';

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_15'] });
const WEB = { instance: 'main', namespace: 'argocd', name: 'web' };

function toEntry(historyId: number): OrderOf<'rollback'> {
  return {
    action: 'rollback',
    application: WEB,
    historyId,
    prune: false,
    hold: { reason: 'The new release loses orders', hours: 24 },
  };
}

describe.each(databases.eachSupportedId())('a rollback on %s', id => {
  let scene: DeliveryScene;

  beforeEach(async () => {
    scene = await DeliveryScene.create(await databases.init(id));
    scene.engine.put(
      anApplication('web', {
        history: [
          { id: 7, revisions: ['c'.repeat(40)] },
          { id: 6, revisions: ['b'.repeat(40)] },
        ],
      }),
    );
    scene.engine.automate('web');
  });
  afterEach(() => scene.stop());

  const isOn = () => scene.engine.get('web').automation.enabled;
  const hold = () => scene.replica.holds.findLasting(scene.shop.ref);

  async function rollBack(on: Replica = scene.replica): Promise<string> {
    const request = await scene.request(toEntry(6));
    await on.start(scene.shop, request);
    return request.key;
  }

  async function rolledBack(): Promise<Operation> {
    const key = await rollBack();
    await scene.finish('web');
    return scene.ended(key);
  }

  it('switches automation off, rolls back, and holds', async () => {
    expect(await rolledBack()).toMatchObject({
      state: 'succeeded',
      steps: [
        { kind: 'pause', subject: 'web', state: 'succeeded' },
        { kind: 'rollback', subject: 'web', state: 'succeeded' },
      ],
    });
    expect(scene.engine.rollbacks).toMatchObject([
      { historyId: 6, prune: false, requestedBy: 'user:default/ada' },
    ]);
    expect(isOn()).toBe(false);
    expect(await hold()).toMatchObject({
      state: 'active',
      cause: 'rollback',
      reason: 'The new release loses orders',
      placedBy: 'user:default/ada',
      applications: [{ ...WEB, wasAutomated: true }],
    });
  });

  it('is resumed with exactly the automation that was there', async () => {
    await rolledBack();
    const request = await scene.request({ action: 'resume' });
    await scene.replica.start(scene.shop, request);
    expect(await scene.ended(request.key)).toMatchObject({
      state: 'succeeded',
    });
    expect(scene.engine.get('web').automation).toEqual({
      enabled: true,
      prune: true,
      selfHeal: false,
    });
    expect(await hold()).toBeUndefined();
  });

  it('moves the pin when rolled back again, and keeps the first automation', async () => {
    await rolledBack();
    const again = await scene.request({
      ...toEntry(6),
      hold: { reason: 'Still broken', hours: 2 },
    });
    await scene.replica.start(scene.shop, again);
    await scene.finish('web');
    await scene.ended(again.key);
    expect(await hold()).toMatchObject({
      reason: 'Still broken',
      operationId: again.key,
      applications: [{ ...WEB, wasAutomated: true }],
    });
  });

  it('leaves a hold as it was when a second rollback is refused', async () => {
    const first = await rolledBack();
    scene.engine.onRollback = async () => {
      throw Object.assign(new Error('not this one'), { name: 'InputError' });
    };
    const again = await scene.request({
      ...toEntry(6),
      hold: { reason: 'Still broken', hours: 2 },
    });
    await scene.replica.start(scene.shop, again);
    expect(await scene.ended(again.key)).toMatchObject({ state: 'failed' });
    expect(await hold()).toMatchObject({
      state: 'active',
      reason: 'The new release loses orders',
      operationId: first.id,
    });
    expect(isOn()).toBe(false);
  });

  it('takes the pause back when the engine refuses the rollback', async () => {
    scene.engine.onRollback = async () => {
      throw Object.assign(new Error('no such entry'), { name: 'InputError' });
    };
    const key = await rollBack();
    expect(await scene.ended(key)).toMatchObject({
      state: 'failed',
      message: expect.stringContaining(
        'web was not rolled back: no such entry. The automation of web is on again',
      ),
      steps: [{ state: 'undone' }, { state: 'failed' }],
    });
    expect(isOn()).toBe(true);
    expect(await hold()).toBeUndefined();
  });

  it('holds when the rollback failed half way: the bad release must not come back', async () => {
    const key = await rollBack();
    await scene.finish('web', { phase: 'Failed', message: 'quota exceeded' });
    expect(await scene.ended(key)).toMatchObject({
      state: 'failed',
      message: expect.stringContaining(
        'web failed to roll back: quota exceeded.',
      ),
    });
    expect(isOn()).toBe(false);
    expect(await hold()).toMatchObject({ state: 'active' });
  });

  describe('when the process is killed', () => {
    /** A process that stops at a certain moment, as one that is killed: nothing is told. */
    async function killedAt(arrange: (die: () => void) => void) {
      const dying = scene.aReplica();
      let stopped: Promise<void> | undefined;
      const dead = new Promise<void>(resolve => {
        arrange(() => {
          stopped ??= dying.stop();
          resolve();
        });
      });
      const key = await rollBack(dying);
      await dead;
      await stopped;
      return key;
    }

    it('while it pauses: nothing is rolled back, and automation is as it was', async () => {
      const key = await killedAt(die => {
        scene.engine.onAutomation = async () => {
          scene.engine.onAutomation = undefined;
          die();
          throw new Error('connection reset');
        };
      });
      expect(await scene.ended(key)).toMatchObject({
        state: 'failed',
        steps: [{ kind: 'pause', state: 'undone' }, { state: 'failed' }],
      });
      expect(scene.engine.rollbacks).toEqual([]);
      expect(isOn()).toBe(true);
      expect(await hold()).toBeUndefined();
    });

    it('after it paused: the same', async () => {
      const key = await killedAt(die => {
        const { setAutomation } = scene.engine;
        scene.engine.setAutomation = async (...args) => {
          await setAutomation.apply(scene.engine, args);
          scene.engine.setAutomation = setAutomation;
          die();
          throw new Error('connection reset');
        };
      });
      expect(await scene.ended(key)).toMatchObject({ state: 'failed' });
      expect(scene.engine.rollbacks).toEqual([]);
      expect(isOn()).toBe(true);
      expect(await hold()).toBeUndefined();
    });

    it('as it asked, and the request did not arrive: automation is as it was', async () => {
      const key = await killedAt(die => {
        scene.engine.onRollback = async () => {
          die();
          throw new Error('connection reset');
        };
      });
      expect(await scene.ended(key)).toMatchObject({
        state: 'failed',
        steps: [{ state: 'undone' }, { kind: 'rollback', state: 'failed' }],
      });
      expect(scene.engine.rollbacks).toHaveLength(1);
      expect(isOn()).toBe(true);
      expect(await hold()).toBeUndefined();
    });

    it('as it asked, and the request arrived: it is followed, and held', async () => {
      const key = await killedAt(die => {
        scene.engine.onRollback = async ({ application }) => {
          scene.engine.accept(application.name);
          die();
          throw new Error('connection reset');
        };
      });
      await scene.finish('web');
      expect(await scene.ended(key)).toMatchObject({ state: 'succeeded' });
      expect(scene.engine.rollbacks).toHaveLength(1);
      expect(isOn()).toBe(false);
      expect(await hold()).toMatchObject({ state: 'active' });
    });

    it('while it follows: followed by another to the end, and held', async () => {
      const dying = scene.aReplica();
      const key = await rollBack(dying);
      await eventually(() => expect(scene.engine.rollbacks).toHaveLength(1));
      await eventually(() =>
        expect(scene.engine.get('web').operationInProgress).toBe(true),
      );
      await dying.stop();
      await scene.finish('web');
      expect(await scene.ended(key)).toMatchObject({ state: 'succeeded' });
      expect(await hold()).toMatchObject({ state: 'active' });
    });
  });

  describe('its preview', () => {
    it('tells what would undo it, and offers Git', async () => {
      scene.engine.owners = [
        {
          kind: 'ApplicationSet',
          name: 'shops',
          reverts: true,
          message: 'ApplicationSet shops switches automation on again.',
        },
      ];
      const preview = await scene.replica.preview(scene.shop, toEntry(6));
      expect(preview.blockers).toEqual([
        {
          code: 'automation',
          message: 'ApplicationSet shops switches automation on again.',
          overridable: false,
          remedy: expect.stringContaining('revert the release in Git'),
        },
      ]);
    });

    it('names hooks that will not run, and migrations that stand', async () => {
      scene.engine.comparison = {
        resources: [],
        hooks: [
          { kind: 'Job', name: 'db-migrate', phase: 'PreSync', runs: false },
        ],
      };
      const { warnings } = await scene.replica.preview(scene.shop, toEntry(6));
      expect(warnings).toEqual(
        expect.arrayContaining([
          expect.stringContaining('Migrations that ran since are not undone'),
          '1 hook does not run: PreSync Job db-migrate.',
          expect.stringContaining('stays off until someone resumes it'),
        ]),
      );
    });

    it.each([
      [7, 'is what web runs now'],
      [5, 'keeps no deployment 5 of web any more; it keeps 7, 6'],
    ])('says why deployment %s cannot be gone back to', async (entry, why) => {
      const words = await scene.replica
        .preview(scene.shop, toEntry(entry))
        .then(({ blockers }) => blockers[0]?.message)
        .catch((error: Error) => error.message);
      expect(words).toContain(why);
    });
  });
});
