import { configMap, deployment, pod } from '../__fixtures__/manifests';
import { startKubernetes } from '../__fixtures__/startKubernetes';

const WEB = '/apis/apps/v1/namespaces/shop/deployments/web';

describe('deletes', () => {
  let api: Awaited<ReturnType<typeof startKubernetes>>;

  beforeEach(async () => {
    api = await startKubernetes();
  });

  afterEach(() => api.server.close());

  it('deletes with options', async () => {
    const delete_ = (path: string, body?: unknown) =>
      api.request(path, { method: 'DELETE', body });
    const { metadata } = api.cluster.create(deployment('web'));
    expect(
      (await delete_(WEB, { preconditions: { uid: 'other' } })).body,
    ).toMatchObject({ code: 409, reason: 'Conflict' });
    expect((await delete_(WEB)).body).toMatchObject({
      kind: 'Status',
      status: 'Success',
      details: { name: 'web', group: 'apps', uid: metadata.uid },
    });
    expect((await delete_(WEB)).status).toBe(404);

    api.cluster.create(pod('web-1'));
    const path = '/api/v1/namespaces/shop/pods/web-1';
    const ending = { kind: 'Pod', metadata: { deletionGracePeriodSeconds: 5 } };
    expect((await delete_(`${path}?gracePeriodSeconds=5`)).body).toMatchObject(
      ending,
    );
    expect((await delete_(path)).body).toMatchObject(ending);
    await delete_(path, { gracePeriodSeconds: 0 });
    expect(api.cluster.list('Pod')).toEqual([]);
  });

  it('deletes a selection', async () => {
    for (const name of ['a', 'b']) {
      api.cluster.create(configMap(name, { name }));
    }
    await api.request(
      '/api/v1/namespaces/shop/configmaps?labelSelector=name%3Da',
      {
        method: 'DELETE',
      },
    );
    expect(
      api.cluster.list('ConfigMap').map(({ metadata }) => metadata.name),
    ).toEqual(['b']);
  });
});
