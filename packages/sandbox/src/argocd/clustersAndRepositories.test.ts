import { createValidator } from './contract/createValidator';
import { configMap, DeliveryScene } from './__testUtils__/DeliveryScene';

describe('clusters and repositories', () => {
  const errorsOf = createValidator();
  let scene: DeliveryScene;

  beforeAll(async () => {
    scene = await DeliveryScene.start({
      tokens: [{ token: 'reader-token', account: 'reader', actions: ['get'] }],
    });
    await scene.commit('shop', { 'a.yaml': configMap('a') });
  });

  afterAll(() => scene.close());

  it('knows the cluster that it runs in, by address and by name', async () => {
    const { body } = await scene.request('GET', '/clusters');
    expect(errorsOf('v1alpha1ClusterList', body)).toEqual([]);
    expect(body.items).toEqual([
      expect.objectContaining({
        name: 'in-cluster',
        server: 'https://kubernetes.default.svc',
        serverVersion: 'v1.36.0',
        connectionState: expect.objectContaining({ status: 'Successful' }),
      }),
    ]);
    const filtered = await scene.request('GET', '/clusters?name=other');
    expect(filtered.body.items).toEqual([]);
    const server = encodeURIComponent('https://kubernetes.default.svc');
    const one = await scene.request('GET', `/clusters/${server}`);
    expect(errorsOf('v1alpha1Cluster', one.body)).toEqual([]);
    const named = await scene.request(
      'GET',
      '/clusters/in-cluster?id.type=name',
    );
    expect(named.body.server).toBe('https://kubernetes.default.svc');
    expect((await scene.request('GET', '/clusters/other')).status).toBe(403);
  });

  it('registers a repository, and never tells its password', async () => {
    const repo = scene.url('shop');
    const path = `/repositories/${encodeURIComponent(repo)}`;
    const register = (more: object = {}, query = '', token?: string) =>
      scene.request('POST', `/repositories${query}`, {
        body: { repo, type: 'git', username: 'x', password: 'hush', ...more },
        token,
      });
    expect((await register({}, '', 'reader-token')).status).toBe(403);
    const { body } = await register();
    expect(errorsOf('v1alpha1Repository', body)).toEqual([]);
    expect(body).toMatchObject({
      repo,
      connectionState: { status: 'Successful' },
    });
    expect((await register()).status).toBe(200);
    expect(await register({ name: 'shop' })).toMatchObject({
      status: 400,
      body: {
        message:
          'existing repository spec is different; use upsert flag to force update',
      },
    });
    expect((await register({ name: 'shop' }, '?upsert=true')).status).toBe(200);
    const list = await scene.request('GET', '/repositories');
    expect(errorsOf('v1alpha1RepositoryList', list.body)).toEqual([]);
    expect(list.body.items).toHaveLength(1);
    scene.git.faults.down = true;
    const down = await scene.request('GET', path);
    expect(down.body.connectionState.status).toBe('Failed');
    scene.git.faults.down = false;
    expect(JSON.stringify([body, list, down])).not.toContain('hush');
    expect((await scene.request('DELETE', path)).status).toBe(200);
    expect((await scene.request('GET', path)).status).toBe(404);
  });

  it('refuses a repository that is not there', async () => {
    const answer = await scene.request('POST', '/repositories', {
      body: { repo: scene.url('none') },
    });
    expect(answer).toMatchObject({
      status: 400,
      body: { message: expect.stringContaining('repository not found') },
    });
  });
});
