import { configMap, DeliveryScene } from './__testUtils__/DeliveryScene';

jest.setTimeout(60_000);

const FINALIZER = 'resources-finalizer.argocd.argoproj.io';

describe('deleting applications', () => {
  let scene: DeliveryScene;

  beforeAll(async () => {
    scene = await DeliveryScene.start({
      tokens: [{ token: 'reader-token', account: 'reader', actions: ['get'] }],
    });
  });

  afterAll(() => scene.close());

  async function deploy(name: string, finalizers?: string[]) {
    await scene.commit(name, {
      'a.yaml': configMap('app'),
      'b.yaml': configMap(
        'kept',
        '  annotations:\n    argocd.argoproj.io/sync-options: Delete=false\n',
      ),
    });
    await scene.deploy(name);
    if (finalizers) {
      scene.cluster.patch('Application', 'argocd', name, {
        metadata: { finalizers },
      });
    }
    await scene.sync(name);
  }

  const remove = (name: string, query = '', token?: string) =>
    scene.request('DELETE', `/applications/${name}${query}`, { token });
  const gone = async (name: string) => {
    for (const end = Date.now() + 10_000; Date.now() < end; ) {
      if (!scene.cluster.get('Application', 'argocd', name)) {
        return true;
      }
      await new Promise(done => setTimeout(done, 10));
    }
    return false;
  };
  const namesIn = (namespace: string) =>
    scene.cluster
      .list('ConfigMap', namespace)
      .map(({ metadata }) => metadata.name)
      .sort();

  it.each([
    ['cascading', '', ['kept']],
    ['foreground', '?cascade=true&propagationPolicy=foreground', ['kept']],
    ['background', '?propagationPolicy=background', ['kept']],
    ['orphaning', '?cascade=false', ['app', 'kept']],
  ])('deletes an application: %s', async (name, query, left) => {
    await deploy(name, name === 'orphaning' ? [FINALIZER] : undefined);
    expect(await remove(name, query)).toEqual({ status: 200, body: {} });
    expect(await gone(name)).toBe(true);
    expect(namesIn(name)).toEqual(left);
    expect(scene.cluster.get('Namespace', '', name)).toBeDefined();
  });

  it('cascades for who deletes the object, by its finalizer', async () => {
    await deploy('finalized', [FINALIZER]);
    scene.cluster.delete('Application', 'argocd', 'finalized');
    expect(await gone('finalized')).toBe(true);
    expect(namesIn('finalized')).toEqual(['kept']);
    await deploy('bare');
    scene.cluster.delete('Application', 'argocd', 'bare');
    expect(await gone('bare')).toBe(true);
    expect(namesIn('bare')).toEqual(['app', 'kept']);
  });

  it('stays until what it manages is gone', async () => {
    await deploy('waiting');
    const hold = (finalizers: string[]) =>
      scene.cluster.patch('ConfigMap', 'waiting', 'app', {
        metadata: { finalizers },
      });
    hold(['example.org/hold']);
    await remove('waiting');
    await scene.waitFor(
      'waiting',
      ({ metadata }) => metadata.deletionTimestamp,
    );
    const sync = await scene.request('POST', '/applications/waiting/sync', {
      body: {},
    });
    expect(sync.status).toBe(400);
    expect(scene.cluster.get('Application', 'argocd', 'waiting')).toBeDefined();
    hold([]);
    expect(await gone('waiting')).toBe(true);
  });

  it('ends what it is doing', async () => {
    await deploy('busy');
    await scene.commit('busy', { 'c.yaml': configMap('late') });
    await scene.request('POST', '/applications/busy/sync', { body: {} });
    await remove('busy');
    expect(await gone('busy')).toBe(true);
    expect(namesIn('busy')).toEqual(['kept']);
  });

  it.each([
    ['?cascade=false&propagationPolicy=foreground', 'admin-token', 400],
    ['?propagationPolicy=someday', 'admin-token', 400],
    ['', 'reader-token', 403],
  ])('refuses %s of %s with %d', async (query, token, status) => {
    if (!scene.cluster.get('Application', 'argocd', 'refused')) {
      await deploy('refused');
    }
    expect((await remove('refused', query, token)).status).toBe(status);
    expect(await scene.waitFor('refused', app => app)).toBeDefined();
  });

  it('answers for one that is not there as for reading it', async () => {
    expect((await remove('none')).status).toBe(403);
    expect((await remove('none', '?project=default')).status).toBe(404);
  });
});
