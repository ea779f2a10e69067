import { configMap, DeliveryScene } from './__testUtils__/DeliveryScene';

jest.setTimeout(60_000);

const DENIED = { status: 403, body: { message: 'permission denied' } };

describe('addresses of applications', () => {
  let scene: DeliveryScene;

  beforeAll(async () => {
    scene = await DeliveryScene.start();
    await scene.commit('shop', { 'app.yaml': configMap('app') });
    await scene.deploy('shop');
    await scene.sync('shop');
  });
  afterAll(() => scene.close());

  const rollback = (name: string, body: object = {}) =>
    scene.request(
      'POST',
      `/applications/${encodeURIComponent(name)}/rollback`,
      {
        body: { id: 0, ...body },
      },
    );

  it.each([
    ['missing', {}, DENIED],
    ['missing', { project: 'default' }, { status: 404 }],
    ['shop', { project: 'other' }, { status: 404 }],
    ['../shop', {}, DENIED],
    ['../shop', { project: 'default' }, { status: 404 }],
    ['shop', { appNamespace: 'nowhere' }, DENIED],
    ['shop', { appNamespace: 'nowhere', project: 'default' }, { status: 404 }],
  ])('%s with %j', async (name, body, answer) => {
    expect(await rollback(name, body)).toMatchObject(answer);
  });

  it('one project at most may be named', async () => {
    const path = '/applications/shop?project=default';
    expect(await scene.request('GET', path)).toMatchObject({ status: 200 });
    expect(await scene.request('GET', `${path}&projects=other`)).toMatchObject({
      status: 400,
    });
  });

  it('one name in two namespaces is two applications', async () => {
    const { spec } = scene.application('shop', {
      source: { repoURL: scene.url('shop'), path: 'elsewhere' },
    });
    scene.cluster.apply({
      apiVersion: 'argoproj.io/v1alpha1',
      kind: 'Application',
      metadata: { name: 'shop', namespace: 'team-a' },
      spec,
    });
    const pathOf = async (query: string) => {
      const { body } = await scene.request('GET', `/applications/shop${query}`);
      return Object(body).spec.source.path;
    };
    expect(await pathOf('')).toBe('.');
    expect(await pathOf('?appNamespace=argocd')).toBe('.');
    expect(await pathOf('?appNamespace=team-a')).toBe('elsewhere');
    const listed = await scene.request('GET', '/applications?name=shop');
    expect(Object(listed.body).items).toHaveLength(2);
  });

  it('what was deleted meanwhile is like what never was', async () => {
    await scene.commit('gone', { 'app.yaml': configMap('app') });
    await scene.deploy('gone');
    await scene.sync('gone');
    scene.cluster.delete('Application', 'argocd', 'gone');
    expect(await rollback('gone')).toMatchObject(DENIED);
    expect(await rollback('gone', { project: 'default' })).toMatchObject({
      status: 404,
    });
  });
});
