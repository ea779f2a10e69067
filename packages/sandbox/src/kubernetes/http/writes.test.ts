import { deployment, pod } from '../__fixtures__/manifests';
import { startKubernetes } from '../__fixtures__/startKubernetes';
import { objectAt } from '../json';

const DEPLOYMENTS = '/apis/apps/v1/namespaces/shop/deployments';
const WEB = `${DEPLOYMENTS}/web`;

describe('writes', () => {
  let api: Awaited<ReturnType<typeof startKubernetes>>;

  beforeEach(async () => {
    api = await startKubernetes();
  });

  afterEach(() => api.server.close());

  const post = (path: string, body: unknown) =>
    api.request(path, { method: 'POST', body });

  const put = (path: string, body: unknown) =>
    api.request(path, { method: 'PUT', body });

  const patch = (path: string, format: string, body: unknown) =>
    api.request(path, {
      method: 'PATCH',
      contentType: `application/${format}`,
      body,
    });

  it('creates an object and leaves its status to others', async () => {
    const { status, body } = await post(DEPLOYMENTS, {
      ...deployment('web'),
      status: { readyReplicas: 9 },
    });
    expect(status).toBe(201);
    expect(body).toMatchObject({
      metadata: { name: 'web', namespace: 'shop', generation: 1 },
      spec: {
        replicas: 2,
        template: {
          spec: {
            containers: [{ ports: [{ containerPort: 8080, protocol: 'TCP' }] }],
          },
        },
      },
    });
    expect(body).not.toHaveProperty('status');
    expect(api.cluster.get('Deployment', 'shop', 'web')).toEqual(body);
  });

  it.each<[string, string, unknown, Record<string, unknown>]>([
    [
      'a name that is taken',
      DEPLOYMENTS,
      deployment('web'),
      {
        code: 409,
        reason: 'AlreadyExists',
        message: 'deployments.apps "web" already exists',
        details: { name: 'web', group: 'apps', kind: 'deployments' },
      },
    ],
    [
      'a namespace that does not exist',
      '/api/v1/namespaces/nowhere/configmaps',
      { metadata: { name: 'a' } },
      { code: 404, message: 'namespaces "nowhere" not found' },
    ],
    [
      'another namespace than the address',
      DEPLOYMENTS,
      { ...deployment('b'), metadata: { name: 'b', namespace: 'default' } },
      { code: 400, reason: 'BadRequest' },
    ],
    [
      'another kind than the address',
      DEPLOYMENTS,
      pod('a'),
      {
        code: 400,
        message: 'Pod in version "v1" cannot be handled as a Deployment',
      },
    ],
    [
      'a name that is none',
      '/api/v1/namespaces/shop/configmaps',
      { metadata: { name: 'Not_Valid' } },
      {
        code: 422,
        reason: 'Invalid',
        details: { kind: 'ConfigMap', causes: [{ field: 'metadata.name' }] },
      },
    ],
    [
      'a pod without containers',
      '/api/v1/namespaces/shop/pods',
      { metadata: { name: 'a' }, spec: {} },
      {
        code: 422,
        message: 'Pod "a" is invalid: spec.containers: Required value',
      },
    ],
    ['no object', DEPLOYMENTS, [], { code: 400 }],
  ])('refuses %s', async (_title, path, body, expected) => {
    api.cluster.create(deployment('web'));
    const reply = await post(path, body);
    expect(reply.status).toBe(expected.code);
    expect(reply.body).toMatchObject({
      kind: 'Status',
      apiVersion: 'v1',
      status: 'Failure',
      ...expected,
    });
  });

  it('replaces an object unless it has changed meanwhile', async () => {
    const read = api.cluster.create(deployment('web'));
    const scaled = {
      ...read,
      spec: { ...objectAt(read, 'spec'), replicas: 4 },
    };
    const { status, body } = await put(WEB, scaled);
    expect(status).toBe(200);
    expect(body).toMatchObject({
      metadata: { generation: 2 },
      spec: { replicas: 4 },
    });
    expect((await put(WEB, scaled)).body).toMatchObject({
      code: 409,
      reason: 'Conflict',
    });
  });

  it('keeps spec and status apart', async () => {
    api.cluster.create(deployment('web'));
    await patch(`${WEB}/status`, 'merge-patch+json', {
      spec: { replicas: 9 },
      status: { readyReplicas: 1 },
    });
    await patch(WEB, 'merge-patch+json', {
      spec: { replicas: 3 },
      status: { readyReplicas: 7 },
    });
    expect(api.cluster.get('Deployment', 'shop', 'web')).toMatchObject({
      metadata: { generation: 2 },
      spec: { replicas: 3 },
      status: { readyReplicas: 1 },
    });
  });

  it('patches in every format', async () => {
    api.cluster.create(deployment('web'));
    const container = (fields: Record<string, unknown>) => ({
      spec: {
        template: { spec: { containers: [{ name: 'web', ...fields }] } },
      },
    });
    await patch(
      WEB,
      'strategic-merge-patch+json',
      container({ image: 'web:2' }),
    );
    await patch(WEB, 'json-patch+json', [
      { op: 'replace', path: '/spec/replicas', value: 5 },
    ]);
    const { body } = await patch(WEB, 'apply-patch+yaml?', {
      ...deployment('web', 5),
      metadata: { name: 'web', annotations: { by: 'apply' } },
    });
    expect(body).toMatchObject({ code: 415, reason: 'UnsupportedMediaType' });
    const applied = await api.request(`${WEB}?fieldManager=test&force=true`, {
      method: 'PATCH',
      contentType: 'application/apply-patch+yaml',
      body: {
        apiVersion: 'apps/v1',
        kind: 'Deployment',
        metadata: { name: 'web', annotations: { by: 'apply' } },
      },
    });
    expect(applied.body).toMatchObject({
      metadata: { annotations: { by: 'apply' }, labels: { app: 'web' } },
      spec: {
        replicas: 5,
        template: {
          spec: {
            containers: [
              { image: 'web:2', env: [{ name: 'LEVEL', value: 'info' }] },
            ],
          },
        },
      },
    });
  });

  it('creates by server-side apply', async () => {
    const reply = await api.request(`${WEB}?fieldManager=test`, {
      method: 'PATCH',
      contentType: 'application/apply-patch+yaml',
      body: deployment('web'),
    });
    expect(reply.status).toBe(201);
    expect(api.cluster.get('Deployment', 'shop', 'web')).toBeDefined();
  });

  it('changes nothing in a dry run', async () => {
    api.cluster.create(deployment('web'));
    const before = api.cluster.resourceVersion;
    const reply = await patch(`${WEB}?dryRun=All`, 'merge-patch+json', {
      spec: { replicas: 8 },
    });
    expect(reply.body).toMatchObject({ spec: { replicas: 8 } });
    await api.request(`${WEB}?dryRun=All`, { method: 'DELETE' });
    await post(`${DEPLOYMENTS}?dryRun=All`, deployment('other'));
    expect(api.cluster.resourceVersion).toBe(before);
  });

  it('notes who wrote, by the request or else by the client', async () => {
    const path = '/api/v1/namespaces/shop/configmaps';
    const settings = (a: string) => ({
      apiVersion: 'v1',
      kind: 'ConfigMap',
      metadata: { name: 'settings', managedFields: [] },
      data: { a },
    });
    await post(`${path}?fieldManager=pipeline`, settings('1'));
    const writers = () =>
      api.cluster
        .get('ConfigMap', 'shop', 'settings')
        ?.metadata.managedFields?.map(({ manager, operation }) => [
          manager,
          operation,
        ]);
    expect(writers()).toEqual([['pipeline', 'Update']]);
    await put(`${path}/settings`, settings('2'));
    expect(writers()).toEqual([['node', 'Update']]);
    await patch(
      `${path}/settings?fieldManager=pipeline`,
      'apply-patch+yaml',
      settings('3'),
    );
    expect(writers()).toEqual([['pipeline', 'Apply']]);
  });
});
