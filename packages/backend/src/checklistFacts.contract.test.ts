import { TestDatabases } from '@backstage/backend-test-utils';
import { eventually } from './__testUtils__/eventually';
import {
  findShopCanaries,
  SHOP_CANARIES,
  ShopCluster,
} from './__testUtils__/ShopCluster';
import { ShopScene } from './__testUtils__/ShopScene';
import { TemplateCluster } from './__testUtils__/TemplateCluster';

jest.setTimeout(120_000);

const databases = TestDatabases.create({ ids: ['SQLITE_3'] });

const file = process.env.FLIGHTDECK_TEST_KUBECONFIG;
const targets: [string, () => Promise<TemplateCluster>][] = [
  ['the sandbox', () => TemplateCluster.ofSandbox()],
];
if (file) {
  targets.push(['a real cluster', () => TemplateCluster.ofKubeconfig(file)]);
}

describe.each(targets)('what a checklist is told by %s', (_, connect) => {
  let cluster: TemplateCluster;
  let shop: ShopCluster;
  let scene: ShopScene;

  beforeAll(async () => {
    cluster = await connect();
    shop = new ShopCluster(cluster);
    await shop.prepare();
    scene = await ShopScene.create(
      shop,
      cluster,
      await databases.init('SQLITE_3'),
    );
  });

  afterAll(async () => {
    await scene.close();
    await shop.close();
    await cluster.close();
  });

  /** State and words of the evidence of an item, once they are as wanted. */
  async function evidence(itemId: string, wanted: RegExp): Promise<string> {
    let told = '';
    try {
      await eventually(async () => {
        const found = await scene.evidence(itemId);
        told = `${found?.state}: ${found?.summary} ${found?.answered}`;
        return wanted.test(told);
      }, 50_000);
    } catch (cause) {
      throw new Error(`The evidence for ${itemId} is not as wanted: ${told}`, {
        cause,
      });
    }
    return told;
  }

  it('names what a Deployment needs and lacks, until it is there', async () => {
    const lacking =
      /^failed: .*Deployment app needs key token of Secret app, which does not exist\./s;
    expect(await evidence('variables', lacking)).toMatch(lacking);
    await shop.applyConfiguration('shop-prod', { token: 'x' });
    const whole =
      /^passed: .*All that workloads of shop-prod refer to is there\./s;
    expect(await evidence('variables', whole)).toMatch(whole);
  });

  it('says that Pods run the former value of a Secret', async () => {
    let count = 0;
    await eventually(async () => {
      count += 1;
      await shop.applyConfiguration('shop-prod', { token: `${count}` });
      // That a value is another changes no health, which is what has evidence looked for at once.
      await shop.runJob('shop-prod', `touch-${count}`, 'Completed');
      return (await scene.evidence('secrets'))?.state === 'warning';
    });
    expect((await scene.evidence('secrets'))?.summary).toMatch(
      /^Secret app has changed since app-\S+ started/,
    );
  });

  it('tells how migrations of the release ended', async () => {
    const none = /^not-applicable: No Job, .* migrates anything/;
    expect(await evidence('migrations', none)).toMatch(none);
    await shop.runJob('shop-staging', 'migrate-users', 'Completed');
    const done = /^passed: The Job migrate-users succeeded in shop-staging\./;
    expect(await evidence('migrations', done)).toMatch(done);
    await shop.runJob('shop-staging', 'migrate-orders', 'Failed');
    const broken = /^failed: The Job migrate-orders failed in shop-staging\./;
    expect(await evidence('migrations', broken)).toMatch(broken);
  });

  it('holds no value of anything', async () => {
    expect(findShopCanaries(await shop.held())).toEqual([...SHOP_CANARIES]);
    for (const path of [
      'checklist',
      'checklists',
      'checklist/events',
      'checklist/events?format=csv',
      'checklist/verdict',
    ]) {
      const { status, text } = await scene.get(path);
      expect([path, status, findShopCanaries(text)]).toEqual([path, 200, []]);
    }
    const kept = await scene.kept();
    expect(kept).toContain('migrate-orders');
    expect(findShopCanaries(kept)).toEqual([]);
  });
});
