import { configMap, DeliveryScene } from './__testUtils__/DeliveryScene';

jest.setTimeout(60_000);

const AUTOMATED = {
  automated: { prune: true, selfHeal: true },
  syncOptions: ['CreateNamespace=true'],
  retry: { limit: 1, backoff: { duration: '1s' } },
};

describe('applications that sync by themselves', () => {
  let scene: DeliveryScene;

  beforeAll(async () => {
    scene = await DeliveryScene.start();
  });

  afterAll(() => scene.close());

  const problem = (name: string, type: string) =>
    scene.waitFor(name, ({ status, operation }) => {
      const found = status.conditions?.find(
        condition => condition.type === type,
      );
      return !operation && found?.message;
    });
  const dataOf = (name: string) =>
    JSON.stringify(scene.cluster.get('ConfigMap', name, 'app')?.data);

  it('try a commit once, say why it failed, and go on with the next', async () => {
    await scene.commit('stuck', {
      'app.yaml': configMap('app', '  namespace: nowhere\n'),
    });
    await scene.deploy('stuck', { syncPolicy: AUTOMATED });
    const revision = await scene.git.resolve('stuck', 'main');
    expect(await problem('stuck', 'SyncError')).toBe(
      `Failed last sync attempt to [${revision}]: one or more objects failed to apply, reason: namespaces "nowhere" not found`,
    );
    const { status } = await scene.waitFor('stuck', app => app);
    expect(status.operationState).toMatchObject({ retryCount: 1 });
    await scene.request('GET', '/applications/stuck?refresh=normal');
    const { operation } = await scene.waitFor('stuck', app => app);
    expect(operation).toBeUndefined();
    await scene.commit('stuck', { 'app.yaml': configMap('app') });
    const conditions = await scene.waitFor(
      'stuck',
      app => app.status.sync?.status === 'Synced' && app.status.conditions,
    );
    expect(conditions).toEqual([]);
  });

  it('do not wipe out all that there is, unless that is allowed', async () => {
    await scene.commit('wiped', {
      'app.yaml': configMap('app'),
      'readme.md': 'x\n',
    });
    await scene.deploy('wiped', { syncPolicy: AUTOMATED });
    await scene.waitFor(
      'wiped',
      ({ status }) => status.sync?.status === 'Synced',
    );
    const revision = await scene.commit('wiped', { 'app.yaml': undefined });
    expect(await problem('wiped', 'SyncError')).toBe(
      `Skipping sync attempt to [${revision}]: auto-sync will wipe out all resources`,
    );
    expect(scene.cluster.get('ConfigMap', 'wiped', 'app')).toBeDefined();
    scene.cluster.patch('Application', 'argocd', 'wiped', {
      spec: { syncPolicy: { automated: { allowEmpty: true } } },
    });
    await scene.waitFor(
      'wiped',
      () => !scene.cluster.get('ConfigMap', 'wiped', 'app'),
    );
  });

  it('come up in the place of one of the same name that was still trying', async () => {
    await scene.commit('again', {
      'app.yaml': configMap('app', '  namespace: nowhere\n'),
    });
    const retry = { limit: 5, backoff: { duration: '10m' } };
    await scene.deploy('again', { syncPolicy: { ...AUTOMATED, retry } });
    await scene.waitFor('again', ({ status }) =>
      status.operationState?.message?.includes('Retrying'),
    );
    await scene.request('DELETE', '/applications/again');
    for (const end = Date.now() + 10_000; Date.now() < end; ) {
      if (!scene.cluster.get('Application', 'argocd', 'again')) {
        break;
      }
      await new Promise(done => setTimeout(done, 10));
    }
    await scene.commit('again', { 'app.yaml': configMap('app') });
    await scene.deploy('again', { syncPolicy: AUTOMATED });
    const app = await scene.waitFor(
      'again',
      found => found.status.history && found,
    );
    expect(app.status.history).toHaveLength(1);
    expect(app.status.operationState?.operation.retry).toMatchObject({
      limit: 1,
    });
  });

  it('apply only what is out of sync where that is asked for', async () => {
    await scene.commit('sparse', {
      'app.yaml': configMap('app', 'data: {a: b}\n'),
      'other.yaml': configMap('other'),
    });
    await scene.deploy('sparse', {
      syncPolicy: {
        syncOptions: ['CreateNamespace=true', 'ApplyOutOfSyncOnly=true'],
      },
    });
    await scene.sync('sparse');
    await scene.commit('sparse', {
      'app.yaml': configMap('app', 'data: {a: c}\n'),
    });
    const state = await scene.sync('sparse');
    expect(state.syncResult?.resources?.map(({ name }) => name)).toEqual([
      'app',
    ]);
    expect(dataOf('sparse')).toBe('{"a":"c"}');
  });

  it('refuse a plan of an unknown project until there is one', async () => {
    await scene.commit('early', { 'app.yaml': configMap('app') });
    scene.cluster.apply({
      apiVersion: 'argoproj.io/v1alpha1',
      kind: 'Application',
      metadata: { name: 'early', namespace: 'argocd' },
      spec: {
        ...scene.application('early').spec,
        project: 'late',
        syncPolicy: AUTOMATED,
      },
    });
    expect(await problem('early', 'InvalidSpecError')).toBe(
      'Application referencing project late which does not exist',
    );
    await scene.request('POST', '/projects', {
      body: {
        project: {
          metadata: { name: 'late' },
          spec: {
            sourceRepos: ['*'],
            destinations: [{ server: '*', namespace: '*' }],
            clusterResourceWhitelist: [{ group: '*', kind: '*' }],
          },
        },
      },
    });
    const state = await scene.finished('early');
    expect(state.phase).toBe('Succeeded');
  });
});
