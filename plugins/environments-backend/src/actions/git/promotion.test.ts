import { TestDatabases } from '@backstage/backend-test-utils';
import type { OrderOf } from '@flightdeck/plugin-environments-common';
import { eventually } from '../../__testUtils__/eventually';
import {
  aManifest,
  PromotionScene,
  SHOP_GIT,
} from '../../__testUtils__/PromotionScene';
import type { Replica } from '../../__testUtils__/Replica';

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_15'] });
const ORDER: OrderOf<'promote'> = {
  action: 'promote',
  from: 'resource:default/shop-staging',
  method: 'commit',
};

describe.each(databases.eachSupportedId())('a promotion on %s', id => {
  let scene: PromotionScene;

  beforeEach(async () => {
    scene = await PromotionScene.create(await databases.init(id));
  });
  afterEach(() => scene.stop());

  const prodManifest = () => scene.repository.read(SHOP_GIT, 'prod/web.yaml');

  async function promote(
    on: Replica = scene.replica,
    order = ORDER,
  ): Promise<string> {
    const request = await scene.request(order);
    await on.start(scene.prod, request);
    return request.key;
  }

  /** Waits until the commit is there, and has the engine see it. */
  async function committed(): Promise<string> {
    await eventually(() => expect(prodManifest()).toBe(aManifest('1.5.0')));
    return scene.see();
  }

  it('tells what it would do, and shows nothing but the image', async () => {
    const preview = await scene.replica.preview(scene.prod, ORDER);
    expect(preview).toMatchObject({
      summary:
        'Release 1.5.0 of shop-staging is committed for shop-prod, and deployed there.',
      files: [
        {
          repository: SHOP_GIT,
          branch: 'main',
          path: 'prod/web.yaml',
          lines: [
            {
              type: 'removed',
              text: 'Deployment web, containers[0].image: registry.test/web:1.4.0',
            },
            {
              type: 'added',
              text: 'Deployment web, containers[0].image: registry.test/web:1.5.0',
            },
          ],
        },
      ],
      blockers: [],
      typedConfirmation: 'shop-prod',
    });
    expect(JSON.stringify(preview)).not.toContain('the release');
  });

  it('commits, and syncs to that very commit', async () => {
    const key = await promote();
    const commit = await committed();
    await scene.finish();
    expect(await scene.ended(key)).toMatchObject({
      state: 'succeeded',
      steps: [
        { kind: 'commit', state: 'succeeded', revisions: [commit] },
        { kind: 'deploy', subject: 'web-prod', state: 'succeeded' },
      ],
      links: [{ url: expect.stringContaining(commit) }],
    });
    expect(scene.engine.requests).toMatchObject([
      {
        application: { sync: { revisions: [commit] } },
        prune: false,
        requestedBy: 'user:default/ada',
      },
    ]);
    expect(scene.repository.message(SHOP_GIT)).toContain(
      'Promote 1.5.0 from shop-staging to shop-prod',
    );
  });

  it('syncs to its commit when somebody has pushed after it', async () => {
    const key = await promote();
    await eventually(() => expect(prodManifest()).toBe(aManifest('1.5.0')));
    const commit = scene.repository.head(SHOP_GIT);
    scene.repository.push(SHOP_GIT, { 'README.md': 'Later' });
    scene.see();
    await scene.finish();
    await scene.ended(key);
    expect(scene.engine.requests).toMatchObject([
      { application: { sync: { revisions: [commit] } } },
    ]);
  });

  it('follows automation, and asks for nothing', async () => {
    scene.engine.automate('web-prod');
    const key = await promote();
    const commit = await committed();
    await eventually(async () =>
      expect((await scene.replica.operation(key))?.message).toContain(
        'waiting until it syncs web-prod by itself',
      ),
    );
    scene.syncByItself();
    expect(await scene.ended(key)).toMatchObject({
      state: 'succeeded',
      message: expect.stringContaining(
        `web-prod was synced to commit ${commit.slice(0, 7)}.`,
      ),
    });
    expect(scene.engine.requests).toEqual([]);
  });

  it('by a pull request ends when that is open, and deploys nothing', async () => {
    const key = await promote(scene.replica, {
      ...ORDER,
      method: 'pull-request',
    });
    expect(await scene.ended(key)).toMatchObject({
      state: 'succeeded',
      message: expect.stringMatching(
        /https:\/\/git\.example\.com\/shop\/pulls\/1\. It waits for merge/,
      ),
      steps: [{ kind: 'commit' }],
      links: [{ title: '#1', url: 'https://git.example.com/shop/pulls/1' }],
    });
    expect(prodManifest()).toBe(aManifest('1.4.0'));
    expect(scene.engine.requests).toEqual([]);
  });

  it('writes nothing when the branch has moved', async () => {
    scene.repository.onWrite = async () => {
      scene.repository.onWrite = undefined;
      scene.repository.push(SHOP_GIT, { 'README.md': 'Meanwhile' });
    };
    expect(await scene.ended(await promote())).toMatchObject({
      state: 'failed',
      message: expect.stringContaining('Branch main'),
      steps: [{ state: 'failed' }, { state: 'skipped' }],
    });
    expect(prodManifest()).toBe(aManifest('1.4.0'));
    expect(scene.engine.requests).toEqual([]);
  });

  it('of another release than was agreed to is refused', async () => {
    const request = await scene.request(ORDER);
    scene.repository.push(SHOP_GIT, { 'staging/web.yaml': aManifest('1.6.0') });
    scene.deploy('staging', '1.6.0');
    await expect(scene.replica.start(scene.prod, request)).rejects.toThrow(
      /not what you agreed to any more.*1\.6\.0/,
    );
    expect(scene.repository.writes).toEqual([]);
  });

  it('is done once for fifty posts with one key', async () => {
    const request = await scene.request(ORDER);
    const other = scene.aReplica();
    const posts = Array.from({ length: 50 }, (_, index) =>
      (index % 2 ? other : scene.replica).start(scene.prod, request),
    );
    const ids = (await Promise.all(posts)).map(operation => operation.id);
    expect(new Set(ids)).toEqual(new Set([request.key]));
    await committed();
    await scene.finish();
    await scene.ended(request.key);
    expect(scene.repository.writes).toHaveLength(1);
    expect(scene.engine.requests).toHaveLength(1);
  });

  it('of two people is done by one, and the other is told', async () => {
    const [ada, bob] = [await scene.request(ORDER), await scene.request(ORDER)];
    const results = await Promise.allSettled([
      scene.replica.start(scene.prod, ada, 'user:default/ada'),
      scene.replica.start(scene.prod, bob, 'user:default/bob'),
    ]);
    expect(results.map(({ status }) => status).sort()).toEqual([
      'fulfilled',
      'rejected',
    ]);
    await committed();
    await scene.finish();
    expect(scene.repository.writes).toHaveLength(1);
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
      const key = await promote(dying);
      await dead;
      await stopped;
      return key;
    }

    it('before it wrote: nothing is written, and it says so', async () => {
      const key = await killedAt(die => {
        scene.repository.onWrite = async () => {
          die();
          throw new Error('connection reset');
        };
      });
      expect(await scene.ended(key)).toMatchObject({
        state: 'failed',
        message: expect.stringContaining('Nothing was written'),
      });
      expect(prodManifest()).toBe(aManifest('1.4.0'));
      expect(scene.repository.writes).toHaveLength(1);
    });

    it('after it wrote, before the answer: the commit is found, and told', async () => {
      const key = await killedAt(die => {
        scene.repository.onWritten = async () => {
          die();
          throw new Error('connection reset');
        };
      });
      expect(await scene.ended(key)).toMatchObject({
        state: 'failed',
        steps: [
          {
            kind: 'commit',
            state: 'succeeded',
            revisions: [scene.repository.head(SHOP_GIT)],
          },
          {
            kind: 'deploy',
            state: 'failed',
            message: expect.stringContaining('was not begun'),
          },
        ],
      });
      expect(scene.repository.writes).toHaveLength(1);
      expect(prodManifest()).toBe(aManifest('1.5.0'));
    });

    it('while it waits for the engine to see the commit: another goes on', async () => {
      const dying = scene.aReplica();
      const key = await promote(dying);
      await eventually(async () =>
        expect((await scene.replica.operation(key))?.steps[1].state).toBe(
          'running',
        ),
      );
      await dying.stop();
      await committed();
      await scene.finish();
      expect(await scene.ended(key)).toMatchObject({ state: 'succeeded' });
      expect(scene.engine.requests).toHaveLength(1);
    });

    it('while it follows the sync: followed by another, and not asked for again', async () => {
      const dying = scene.aReplica();
      const key = await promote(dying);
      await committed();
      await eventually(() =>
        expect(scene.engine.get('web-prod').operationInProgress).toBe(true),
      );
      await dying.stop();
      await scene.finish();
      expect(await scene.ended(key)).toMatchObject({ state: 'succeeded' });
      expect(scene.engine.requests).toHaveLength(1);
    });
  });

  it('finds the commit again when the answer is lost', async () => {
    scene.repository.onWritten = async () => {
      throw new Error('connection reset');
    };
    const key = await promote();
    await committed();
    await scene.finish();
    expect(await scene.ended(key)).toMatchObject({ state: 'succeeded' });
    expect(scene.repository.writes).toHaveLength(1);
  });
});
