import { PodUsageModel } from '../../metrics';
import { pod } from '../__fixtures__/manifests';
import {
  ADMIN,
  startKubernetes,
  VIEWER,
} from '../__fixtures__/startKubernetes';
import { fieldAt, listAt } from '../json';

const GROUP = '/apis/metrics.k8s.io';
const ROOT = `${GROUP}/v1beta1`;

describe('metrics.k8s.io', () => {
  let api: Awaited<ReturnType<typeof startKubernetes>>;
  let now = Date.parse('2030-01-01T00:00:20Z');
  const usage = new PodUsageModel({
    average: {
      cpu: ({ metadata }) => (metadata.name === 'idle' ? undefined : 0.5),
      memory: () => 64 * 1024 * 1024,
    },
    clock: () => new Date(now),
  });

  const start = async (model?: PodUsageModel) => {
    api = await startKubernetes({ usage: model });
    for (const name of ['web', 'idle']) {
      api.cluster.create(pod(name));
    }
    api.cluster.create({
      apiVersion: 'v1',
      kind: 'Node',
      metadata: { name: 'node-1' },
    });
  };
  const names = (body: unknown) =>
    listAt(body, 'items').map(item => fieldAt(item, 'metadata', 'name'));

  afterEach(() => api.server.close());

  it('is not there without a model', async () => {
    await start();
    for (const path of [GROUP, ROOT, `${ROOT}/pods`]) {
      expect(await api.request(path)).toMatchObject({ status: 404 });
    }
  });

  it('is found by discovery, and tells of Pods that run', async () => {
    await start(usage);
    expect((await api.request(GROUP)).body).toMatchObject({
      kind: 'APIGroup',
      preferredVersion: { groupVersion: 'metrics.k8s.io/v1beta1' },
    });
    expect((await api.request(ROOT)).body).toMatchObject({
      resources: [
        { name: 'nodes', kind: 'NodeMetrics', namespaced: false },
        { name: 'pods', kind: 'PodMetrics', namespaced: true },
      ],
    });
    const { body } = await api.request(`${ROOT}/namespaces/shop/pods`);
    expect(body).toMatchObject({
      kind: 'PodMetricsList',
      items: [
        {
          metadata: { name: 'web', namespace: 'shop' },
          // The end of the last window that was measured.
          timestamp: '2030-01-01T00:00:15Z',
          window: '15s',
          containers: [
            {
              name: 'web',
              usage: {
                cpu: expect.stringMatching(/^\d{9}n$/),
                memory: expect.stringMatching(/^\d{5}Ki$/),
              },
            },
          ],
        },
      ],
    });
    const one = await api.request(`${ROOT}/namespaces/shop/pods/web`);
    expect(one.body).toMatchObject({ kind: 'PodMetrics' });
    expect(names((await api.request(`${ROOT}/nodes`)).body)).toEqual([
      'node-1',
    ]);
    const none = await api.request(`${ROOT}/namespaces/shop/pods/idle`);
    expect(none).toMatchObject({
      status: 404,
      body: { message: 'pods.metrics.k8s.io "idle" not found' },
    });
  });

  it('moves from window to window', async () => {
    await start(usage);
    const read = async () =>
      JSON.stringify((await api.request(`${ROOT}/pods`)).body);
    const first = await read();
    now += 5_000;
    expect(await read()).toBe(first);
    now += 15_000;
    expect(await read()).not.toBe(first);
  });

  it('selects by labels', async () => {
    await start(usage);
    const { body } = await api.request(`${ROOT}/pods?labelSelector=app%3Dno`);
    expect(names(body)).toEqual([]);
  });

  it('is only for those who may', async () => {
    await start(usage);
    const forbidden = await api.request(`${ROOT}/namespaces/shop/pods`, {
      token: VIEWER.token,
    });
    expect(forbidden).toMatchObject({
      status: 403,
      body: {
        message:
          'pods.metrics.k8s.io is forbidden: User "viewer" cannot list resource "pods" in API group "metrics.k8s.io" in the namespace "shop"',
      },
    });
    const path = `${ROOT}/pods`;
    expect(await api.request(path, { token: 'wrong' })).toMatchObject({
      status: 401,
    });
    expect(await api.request(path, { token: ADMIN.token })).toMatchObject({
      status: 200,
    });
  });
});
