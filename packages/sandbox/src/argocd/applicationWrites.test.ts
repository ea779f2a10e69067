import { createValidator } from './contract/createValidator';
import { configMap, DeliveryScene } from './__testUtils__/DeliveryScene';

jest.setTimeout(60_000);

const TOKENS = [
  {
    token: 'shop-token',
    account: 'shop',
    projects: ['shop'],
    actions: ['get', 'create', 'delete'],
  },
  { token: 'reader-token', account: 'reader', actions: ['get'] },
];

describe('creating and changing applications', () => {
  const errorsOf = createValidator();
  let scene: DeliveryScene;

  beforeAll(async () => {
    scene = await DeliveryScene.start({ tokens: TOKENS });
    await scene.commit('shop', {
      'one/a.yaml': configMap('one'),
      'two/a.yaml': configMap('two'),
    });
    scene.cluster.apply({
      apiVersion: 'argoproj.io/v1alpha1',
      kind: 'AppProject',
      metadata: { name: 'shop', namespace: 'argocd' },
      spec: {
        sourceRepos: [scene.url('shop')],
        destinations: [
          { server: 'https://kubernetes.default.svc', namespace: 'shop-*' },
        ],
        clusterResourceWhitelist: [{ group: '', kind: 'Namespace' }],
      },
    });
  });

  afterAll(() => scene.close());

  const draft = (name: string, spec: Record<string, unknown> = {}) =>
    scene.application(name, {
      project: 'shop',
      source: { repoURL: scene.url('shop'), path: 'one' },
      ...spec,
    });
  const create = (body: unknown, query = '', token?: string) =>
    scene.request('POST', `/applications${query}`, { body, token });

  it('creates an application that syncs, and answers in the shape of the OpenAPI', async () => {
    const { status, body } = await create(draft('shop-dev'));
    expect(status).toBe(200);
    expect(errorsOf('v1alpha1Application', body)).toEqual([]);
    expect(body.metadata).toMatchObject({
      name: 'shop-dev',
      namespace: 'argocd',
      uid: expect.any(String),
    });
    expect((await scene.sync('shop-dev')).phase).toBe('Succeeded');
    expect(scene.cluster.get('ConfigMap', 'shop-dev', 'one')).toBeDefined();
  });

  it('takes no operation and no status from outside', async () => {
    const { body } = await create({
      ...draft('shop-plain'),
      operation: { sync: {} },
      status: { health: { status: 'Healthy' } },
    });
    expect(body.operation).toBeUndefined();
    const app = await scene.waitFor(
      'shop-plain',
      found => found.status.sync && found,
    );
    expect(app.status.health?.status).not.toBe('Healthy');
    expect(app.status.operationState).toBeUndefined();
  });

  it('is idempotent, and overwrites only when asked to', async () => {
    const first = await create(draft('shop-twice'));
    const again = await create(draft('shop-twice'));
    expect(again.status).toBe(200);
    expect(again.body.metadata.uid).toBe(first.body.metadata.uid);
    const other = draft('shop-twice', {
      source: { repoURL: scene.url('shop'), path: 'two' },
    });
    expect(await create(other)).toEqual({
      status: 400,
      body: {
        error:
          'existing application spec is different, use upsert flag to force update',
        code: 3,
        message:
          'existing application spec is different, use upsert flag to force update',
      },
    });
    const forced = await create(other, '?upsert=true');
    expect(forced.body.spec.source.path).toBe('two');
    expect(forced.body.metadata.uid).toBe(first.body.metadata.uid);
    const denied = await create(
      draft('shop-twice'),
      '?upsert=true',
      'shop-token',
    );
    expect(denied.status).toBe(403);
  });

  it.each([
    [
      { project: 'nowhere' },
      'app is not allowed in project "nowhere", or the project does not exist',
    ],
    [
      {
        destination: {
          server: 'https://kubernetes.default.svc',
          namespace: 'bank',
        },
      },
      "application spec for shop-bad is invalid: InvalidSpecError: application destination server 'https://kubernetes.default.svc' and namespace 'bank' do not match any of the allowed destinations in project 'shop'",
    ],
    [
      { destination: { name: 'elsewhere', namespace: 'shop-bad' } },
      'application destination spec for shop-bad is invalid: unable to find destination server: there are no clusters with this name: elsewhere',
    ],
    [
      { source: { repoURL: 'https://example.org/other.git', path: '.' } },
      "application repo https://example.org/other.git is not permitted in project 'shop'",
    ],
  ])('refuses what the project does not permit: %j', async (spec, words) => {
    const refused = await create(draft('shop-bad', spec), '?validate=false');
    expect(refused).toMatchObject({
      status: 400,
      body: { code: 3, message: expect.stringContaining(words) },
    });
    expect(
      scene.cluster.get('Application', 'argocd', 'shop-bad'),
    ).toBeUndefined();
  });

  it('refuses what cannot be rendered, unless it is told not to look', async () => {
    const spec = { source: { repoURL: scene.url('shop'), path: 'none' } };
    expect(await create(draft('shop-blind', spec))).toMatchObject({
      status: 400,
      body: {
        message:
          'application spec for shop-blind is invalid: InvalidSpecError: Unable to generate manifests in none: none: app path does not exist',
      },
    });
    const blind = await create(draft('shop-blind', spec), '?validate=false');
    expect(blind.status).toBe(200);
  });

  it.each([
    [{ metadata: {}, spec: {} }, 400],
    [{ metadata: { name: 'x' } }, 400],
    [{}, 400],
  ])('refuses %j', async (body, status) => {
    expect((await create(body)).status).toBe(status);
  });

  it('lets only accounts create that may', async () => {
    expect(await create(draft('shop-mine'), '', 'reader-token')).toMatchObject({
      status: 403,
      body: {
        message:
          'permission denied: applications, create, shop/shop-mine, sub: reader',
      },
    });
    const mine = await create(draft('shop-mine'), '', 'shop-token');
    expect(mine.status).toBe(200);
    const foreign = scene.application('other', { project: 'default' });
    expect((await create(foreign, '', 'shop-token')).status).toBe(403);
  });

  it('replaces an application, or its spec alone', async () => {
    await create(draft('shop-changed'));
    const path = '/applications/shop-changed';
    const other = draft('shop-changed', {
      source: { repoURL: scene.url('shop'), path: 'two' },
    });
    const put = await scene.request('PUT', path, {
      body: { ...other, metadata: { ...other.metadata, labels: { a: 'b' } } },
    });
    expect(errorsOf('v1alpha1Application', put.body)).toEqual([]);
    expect(put.body).toMatchObject({
      metadata: { labels: { a: 'b' } },
      spec: { source: { path: 'two' } },
    });
    const spec = await scene.request('PUT', `${path}/spec`, {
      body: draft('shop-changed').spec,
    });
    expect(errorsOf('v1alpha1ApplicationSpec', spec.body)).toEqual([]);
    expect(spec.body.source.path).toBe('one');
    const { body } = await scene.request('GET', path);
    expect(body).toMatchObject({
      metadata: { labels: { a: 'b' } },
      spec: { source: { path: 'one' } },
    });
    const bad = { ...other.spec, destination: { name: 'elsewhere' } };
    const refused = await scene.request('PUT', `${path}/spec`, { body: bad });
    expect(refused.status).toBe(400);
    const denied = await scene.request('PUT', path, {
      body: other,
      token: 'shop-token',
    });
    expect(denied.status).toBe(403);
    const missing = await scene.request(
      'PUT',
      '/applications/none?project=shop',
      { body: draft('none') },
    );
    expect(missing.status).toBe(404);
  });

  it('says of an application that came around the API what its project forbids', async () => {
    scene.cluster.apply({
      apiVersion: 'argoproj.io/v1alpha1',
      kind: 'Application',
      metadata: { name: 'smuggled', namespace: 'argocd' },
      spec: {
        ...draft('smuggled').spec,
        destination: {
          server: 'https://kubernetes.default.svc',
          namespace: 'bank',
        },
      },
    });
    const app = await scene.waitFor(
      'smuggled',
      found => found.status.conditions?.[0] && found,
    );
    expect(app.status).toMatchObject({
      sync: { status: 'Unknown' },
      health: { status: 'Unknown' },
      conditions: [{ type: 'InvalidSpecError' }],
    });
    const state = await scene.sync('smuggled');
    expect(state).toMatchObject({
      phase: 'Error',
      message: expect.stringMatching(
        /^InvalidSpecError: application destination server/,
      ),
    });
    // Once the project permits it, nobody has to ask.
    scene.cluster.patch('AppProject', 'argocd', 'shop', {
      spec: { destinations: [{ server: '*', namespace: '*' }] },
    });
    await scene.waitFor(
      'smuggled',
      ({ status }) => status.sync?.status === 'OutOfSync',
    );
  });
});
