import { pod } from '../__fixtures__/manifests';
import { startKubernetes, VIEWER } from '../__fixtures__/startKubernetes';
import { fieldAt } from '../json';

const PODS = '/api/v1/namespaces/shop/pods';
const REVIEWS = '/apis/authorization.k8s.io/v1/selfsubjectaccessreviews';

describe('access', () => {
  let api: Awaited<ReturnType<typeof startKubernetes>>;

  beforeEach(async () => {
    api = await startKubernetes();
    api.cluster.create(pod('web'));
  });

  afterEach(() => api.server.close());

  it('lets nobody in without a known token, but says that it lives', async () => {
    const refusal = {
      status: 401,
      body: {
        kind: 'Status',
        apiVersion: 'v1',
        metadata: {},
        status: 'Failure',
        message: 'Unauthorized',
        reason: 'Unauthorized',
        code: 401,
      },
    };
    expect(await api.request(PODS, { token: 'wrong' })).toEqual(refusal);
    expect(await api.request('/apis', { token: 'wrong' })).toEqual(refusal);
    for (const path of ['/healthz', '/livez', '/readyz']) {
      expect(await api.requestText(path, { token: 'wrong' })).toEqual({
        status: 200,
        text: 'ok',
      });
    }
  });

  it.each([PODS, `${PODS}/web`, `${PODS}/web/log`])(
    'lets a user do what its rules say: %s',
    async path => {
      const { status } = await api.requestText(path, { token: VIEWER.token });
      expect(status).toBe(200);
    },
  );

  it.each([
    [
      'GET',
      '/api/v1/pods',
      'pods is forbidden: User "viewer" cannot list resource "pods" in API group "" at the cluster scope',
    ],
    [
      'DELETE',
      `${PODS}/web`,
      'pods "web" is forbidden: User "viewer" cannot delete resource "pods" in API group "" in the namespace "shop"',
    ],
    [
      'GET',
      '/apis/apps/v1/namespaces/other/deployments?watch=1',
      'deployments.apps is forbidden: User "viewer" cannot watch resource "deployments" in API group "apps" in the namespace "other"',
    ],
    [
      'GET',
      '/apis/apps/v1/namespaces/shop/deployments/web/scale',
      'deployments.apps "web" is forbidden: User "viewer" cannot get resource "deployments/scale" in API group "apps" in the namespace "shop"',
    ],
  ])('forbids everything else: %s %s', async (method, path, message) => {
    const { status, body } = await api.request(path, {
      method,
      token: VIEWER.token,
    });
    expect(status).toBe(403);
    expect(body).toMatchObject({
      kind: 'Status',
      reason: 'Forbidden',
      message,
      code: 403,
    });
  });

  it.each([
    [{ verb: 'list', resource: 'pods', namespace: 'shop' }, true],
    [{ verb: 'list', resource: 'pods' }, false],
    [
      { verb: 'get', resource: 'pods', subresource: 'log', namespace: 'shop' },
      true,
    ],
    [{ verb: 'delete', resource: 'pods', namespace: 'shop' }, false],
    [
      {
        verb: 'get',
        group: 'apps',
        resource: 'deployments',
        namespace: 'shop',
      },
      true,
    ],
  ])('answers whether one may: %j %p', async (resourceAttributes, allowed) => {
    const { status, body } = await api.request(REVIEWS, {
      method: 'POST',
      token: VIEWER.token,
      body: { spec: { resourceAttributes } },
    });
    expect(status).toBe(201);
    expect(body).toMatchObject({
      kind: 'SelfSubjectAccessReview',
      spec: { resourceAttributes },
      status: { allowed },
    });
  });

  it('serves discovery that names every kind and subresource', async () => {
    const { body } = await api.request('/apis/apps/v1');
    expect(body).toMatchObject({
      kind: 'APIResourceList',
      groupVersion: 'apps/v1',
      resources: expect.arrayContaining([
        expect.objectContaining({
          name: 'deployments',
          kind: 'Deployment',
          shortNames: ['deploy'],
          namespaced: true,
          verbs: expect.arrayContaining(['get', 'list', 'watch', 'patch']),
        }),
        expect.objectContaining({ name: 'deployments/scale', kind: 'Scale' }),
      ]),
    });
    const groups = await api.request('/apis');
    expect(fieldAt(groups.body, 'groups')).toContainEqual(
      expect.objectContaining({ name: 'argoproj.io' }),
    );
  });

  it.each([
    ['/apis/metrics.k8s.io/v1beta1', 404],
    ['/apis/metrics.k8s.io/v1beta1/pods', 404],
    ['/api/v1/namespaces/shop/pods/web/exec', 404],
    ['/api/v1/nonsense', 404],
    ['/nonsense', 404],
    ['/api/v1/namespaces/%zz/pods', 400],
  ])('answers a Status for %s', async (path, code) => {
    const { status, body } = await api.request(path);
    expect(status).toBe(code);
    expect(body).toMatchObject({ kind: 'Status', code });
  });
});
