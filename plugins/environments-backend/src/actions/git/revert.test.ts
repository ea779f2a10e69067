import { TestDatabases } from '@backstage/backend-test-utils';
import type { OrderOf } from '@flightdeck/plugin-environments-common';
import { eventually } from '../../__testUtils__/eventually';
import {
  aManifest,
  PromotionScene,
  SHOP_GIT,
} from '../../__testUtils__/PromotionScene';

const databases = TestDatabases.create({ ids: ['SQLITE_3'] });
const ORDER: OrderOf<'revert'> = {
  action: 'revert',
  application: { instance: 'main', namespace: 'argocd', name: 'web-prod' },
  historyId: 1,
  reason: 'It loses orders',
  method: 'commit',
};

describe('a revert in Git', () => {
  let scene: PromotionScene;
  let good: string;

  beforeEach(async () => {
    scene = await PromotionScene.create(await databases.init('SQLITE_3'));
    good = scene.repository.head(SHOP_GIT);
    const bad = scene.repository.push(SHOP_GIT, {
      'prod/web.yaml': aManifest('1.5.0'),
      'prod/new.yaml': 'kind: ConfigMap\n',
      'staging/web.yaml': aManifest('1.6.0'),
    });
    scene.deploy('prod', '1.5.0', {
      history: [
        { id: 2, revisions: [bad] },
        { id: 1, revisions: [good] },
      ],
    });
  });
  afterEach(() => scene.stop());

  const read = (path: string) => scene.repository.read(SHOP_GIT, path);

  async function revert(order = ORDER): Promise<string> {
    const request = await scene.request(order);
    await scene.replica.start(scene.prod, request);
    return request.key;
  }

  it('gives the folder its former state, and leaves others as they are', async () => {
    const key = await revert();
    await eventually(() =>
      expect(read('prod/web.yaml')).toBe(aManifest('1.4.0')),
    );
    expect(read('prod/new.yaml')).toBeUndefined();
    expect(read('staging/web.yaml')).toBe(aManifest('1.6.0'));
    expect(scene.repository.message(SHOP_GIT)).toMatch(
      /^Revert web-prod to deployment 1\n\nIt loses orders\n/,
    );
    scene.see();
    await scene.finish();
    expect(await scene.ended(key)).toMatchObject({ state: 'succeeded' });
  });

  it('deploys nothing while the environment is held', async () => {
    scene.engine.automate('web-prod');
    const pause = await scene.request({
      action: 'pause',
      reason: 'Look at it',
      hours: 1,
    });
    await scene.replica.start(scene.prod, pause);
    await scene.ended(pause.key);
    const { summary } = await scene.replica.preview(scene.prod, ORDER);
    expect(summary).toContain('is deployed when somebody resumes it');
    expect(await scene.ended(await revert())).toMatchObject({
      state: 'succeeded',
      steps: [{ kind: 'commit', state: 'succeeded' }],
    });
    expect(scene.engine.requests).toEqual([]);
  });

  it('restores of a shared chart the values of the application alone', async () => {
    const { repository } = scene;
    const image = (tag: string) => `image: registry.test/web:${tag}\n`;
    const former = repository.push(SHOP_GIT, {
      'helm/Chart.yaml': 'version: 1.0.0\n',
      'helm/values-prod.yaml': image('1.4.0'),
      'helm/values-staging.yaml': image('1.5.0'),
    });
    const now = repository.push(SHOP_GIT, {
      'helm/Chart.yaml': 'version: 1.1.0\n',
      'helm/values-prod.yaml': image('1.5.0'),
      'helm/values-staging.yaml': image('1.6.0'),
    });
    scene.deploy('prod', '1.5.0', {
      sources: [
        {
          repoUrl: SHOP_GIT,
          path: 'helm',
          helm: {
            valueFiles: ['values-prod.yaml'],
            parameters: [],
            hasOwnValues: false,
          },
        },
      ],
      history: [
        { id: 2, revisions: [now] },
        { id: 1, revisions: [former] },
      ],
    });
    const { files, warnings } = await scene.replica.preview(scene.prod, ORDER);
    expect(files.map(({ path }) => path)).toEqual(['helm/values-prod.yaml']);
    expect(warnings).toContain(
      'The chart of web-prod changed since in 1 other file, which other stages may use: they stay as they are.',
    );
    await revert();
    await eventually(() =>
      expect(read('helm/values-prod.yaml')).toBe(image('1.4.0')),
    );
    expect(read('helm/values-staging.yaml')).toBe(image('1.6.0'));
  });

  it.each([
    [2, /Git already has for web-prod what deployment 2 was made of/],
    [9, /keeps no deployment 9 of web-prod any more; it keeps 2, 1/],
  ])('says why there is nothing to revert to %s', async (historyId, words) => {
    const told = await scene.replica
      .preview(scene.prod, { ...ORDER, historyId })
      .then(({ blockers }) => blockers[0]?.message)
      .catch((error: Error) => error.message);
    expect(told).toMatch(words);
  });
});
