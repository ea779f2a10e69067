import { createValidator } from '../contract/createValidator';
import { configMap, DeliveryScene } from '../__testUtils__/DeliveryScene';

jest.setTimeout(60_000);

const IN_CLUSTER = 'https://kubernetes.default.svc';

describe('projects', () => {
  const errorsOf = createValidator();
  let scene: DeliveryScene;

  beforeAll(async () => {
    scene = await DeliveryScene.start({
      tokens: [
        {
          token: 'shop-token',
          account: 'shop',
          projects: ['shop', 'shop-own'],
          actions: ['get', 'create'],
        },
      ],
    });
  });

  afterAll(() => scene.close());

  const project = (name: string, spec: Record<string, unknown> = {}) => ({
    metadata: { name },
    spec: {
      sourceRepos: ['*'],
      destinations: [{ server: IN_CLUSTER, namespace: `${name}-*` }],
      ...spec,
    },
  });
  const create = (
    body: { metadata: object; spec: object },
    more: { upsert?: boolean; token?: string } = {},
  ) =>
    scene.request('POST', '/projects', {
      body: { project: body, upsert: more.upsert },
      token: more.token,
    });

  it('has the default project, and those that were made, in the shapes of the OpenAPI', async () => {
    const created = await create(project('listed'));
    expect(created.status).toBe(200);
    expect(errorsOf('v1alpha1AppProject', created.body)).toEqual([]);
    const list = await scene.request('GET', '/projects');
    expect(errorsOf('v1alpha1AppProjectList', list.body)).toEqual([]);
    const one = await scene.request('GET', '/projects/listed');
    expect(one.body).toEqual(created.body);
    expect(JSON.stringify(list.body)).toMatch(/"default".*"listed"/);
    expect((await scene.request('GET', '/projects/none')).status).toBe(404);
  });

  it('is idempotent, and overwrites only when asked to', async () => {
    await create(project('twice'));
    expect((await create(project('twice'))).status).toBe(200);
    const other = project('twice', { description: 'Other' });
    expect(await create(other)).toMatchObject({
      status: 400,
      body: {
        message: expect.stringMatching(/^existing project spec is different/),
      },
    });
    const forced = await create(other, { upsert: true });
    expect(forced.body.spec.description).toBe('Other');
  });

  it('replaces a project, but not one that changed meanwhile', async () => {
    const { body } = await create(project('changed'));
    const put = (metadata: object, spec: object) =>
      scene.request('PUT', '/projects/changed', {
        body: { project: { metadata, spec } },
      });
    const updated = await put(body.metadata, {
      ...body.spec,
      description: 'x',
    });
    expect(updated.body.spec.description).toBe('x');
    expect((await put(body.metadata, body.spec)).status).toBe(409);
    expect((await put({ name: 'other' }, body.spec)).status).toBe(400);
    expect(
      (await put(updated.body.metadata, { destinations: 'all' })).status,
    ).toBe(400);
  });

  it('keeps what its applications need', async () => {
    await scene.commit('needy', { 'a.yaml': configMap('a') });
    await create(
      project('needy', {
        destinations: [{ name: 'in-cluster', namespace: 'needy' }],
      }),
    );
    await scene.deploy('needy', { project: 'needy' });
    const put = (spec: object) =>
      scene.request('PUT', '/projects/needy', {
        body: { project: { metadata: { name: 'needy' }, spec } },
      });
    const destinations = [{ server: '*', namespace: 'needy' }];
    expect(await put({ sourceRepos: ['*'], destinations: [] })).toMatchObject({
      status: 400,
      body: {
        message:
          'as a result of project update 1 applications destination became invalid',
      },
    });
    expect(await put({ sourceRepos: [], destinations })).toMatchObject({
      body: {
        message:
          'as a result of project update 1 applications source became invalid',
      },
    });
    expect((await put({ sourceRepos: ['*'], destinations })).status).toBe(200);
    const remove = () => scene.request('DELETE', '/projects/needy');
    expect(await remove()).toMatchObject({
      status: 400,
      body: { message: 'project is referenced by 1 applications' },
    });
    await scene.request('DELETE', '/applications/needy?cascade=false');
    expect((await remove()).status).toBe(200);
    expect((await scene.request('GET', '/projects/needy')).status).toBe(404);
    const reserved = await scene.request('DELETE', '/projects/default');
    expect(reserved.status).toBe(400);
  });

  it('lets a deleted project go when its last application has gone', async () => {
    await scene.commit('ending', { 'a.yaml': configMap('a') });
    const spec = {
      destinations: [{ server: '*', namespace: 'ending' }],
    };
    const { metadata, ...rest } = project('ending', spec);
    const finalizers = ['resources-finalizer.argocd.argoproj.io'];
    await create({ ...rest, metadata: { ...metadata, finalizers } });
    await scene.deploy('ending', { project: 'ending' });
    const find = () => scene.cluster.get('AppProject', 'argocd', 'ending');
    scene.cluster.delete('AppProject', 'argocd', 'ending');
    expect(find()?.metadata.deletionTimestamp).toBeDefined();
    await scene.request('DELETE', '/applications/ending?cascade=false');
    expect(find()).toBeUndefined();
  });

  it('lets accounts do what their rights name, in their projects', async () => {
    const token = 'shop-token';
    expect((await create(project('shop'), { token })).status).toBe(200);
    expect((await create(project('bank'), { token })).status).toBe(403);
    const ask = (method: string, name: string, body?: unknown) =>
      scene.request(method, `/projects/${name}`, { token, body });
    expect((await ask('DELETE', 'shop')).status).toBe(403);
    const update = { project: project('shop', { description: 'x' }) };
    expect((await ask('PUT', 'shop', update)).status).toBe(403);
    expect((await ask('GET', 'default')).status).toBe(403);
    const list = await scene.request('GET', '/projects', { token });
    expect(list.body.items).toHaveLength(1);
    const can = async (resource: string, action: string, name: string) =>
      (
        await scene.request(
          'GET',
          `/account/can-i/${resource}/${action}/${name}`,
          { token },
        )
      ).body.value;
    expect(await can('projects', 'create', 'shop')).toBe('yes');
    expect(await can('projects', 'create', 'bank')).toBe('no');
    expect(await can('applications', 'delete', 'shop/x')).toBe('no');
  });

  it.each([
    [
      'no-namespaces',
      {},
      'resource :Namespace is not permitted in project no-namespaces',
    ],
    [
      'no-secrets',
      {
        clusterResourceWhitelist: [{ group: '', kind: 'Namespace' }],
        namespaceResourceBlacklist: [{ group: '', kind: 'Secret' }],
      },
      'resource :Secret is not permitted in project no-secrets',
    ],
    [
      'only-maps',
      {
        clusterResourceWhitelist: [{ group: '*', kind: '*' }],
        namespaceResourceWhitelist: [{ group: '', kind: 'ConfigMap' }],
      },
      'resource :Secret is not permitted in project only-maps',
    ],
    [
      'elsewhere',
      {
        clusterResourceWhitelist: [
          { group: '', kind: 'Namespace', name: 'elsewhere' },
        ],
      },
      "namespace bank is not permitted in project 'elsewhere'",
    ],
    [
      'no-classes',
      {
        clusterResourceWhitelist: [{ group: '*', kind: '*' }],
        clusterResourceBlacklist: [{ group: 'storage.k8s.io', kind: '*' }],
      },
      'resource storage.k8s.io:StorageClass is not permitted in project no-classes',
    ],
  ])('stops a sync of what %s forbids', async (name, spec, words) => {
    await create(
      project(name, {
        destinations: [{ server: IN_CLUSTER, namespace: name }],
        ...spec,
      }),
    );
    await scene.commit(name, {
      'a.yaml': configMap('a'),
      'b.yaml': 'apiVersion: v1\nkind: Secret\nmetadata: {name: b}\n',
      ...(name === 'elsewhere' && {
        'c.yaml': configMap('c', '  namespace: bank\n'),
      }),
      ...(name === 'no-classes' && {
        'd.yaml':
          'apiVersion: storage.k8s.io/v1\nkind: StorageClass\nmetadata: {name: d}\nprovisioner: example.org/none\n',
      }),
    });
    await scene.deploy(name, { project: name });
    const state = await scene.sync(name);
    expect(state).toMatchObject({
      phase: 'Failed',
      message: 'one or more synchronization tasks are not valid',
    });
    expect(state.syncResult?.resources?.map(({ message }) => message)).toEqual([
      words,
    ]);
    expect(scene.cluster.get('ConfigMap', name, 'a')).toBeUndefined();
  });
});
