import { pod } from '../__fixtures__/manifests';
import { startKubernetes } from '../__fixtures__/startKubernetes';
import { fieldAt } from '../json';

const PODS = '/api/v1/namespaces/shop/pods';

describe('faults', () => {
  let api: Awaited<ReturnType<typeof startKubernetes>>;

  beforeEach(async () => {
    api = await startKubernetes();
    api.cluster.create(pod('web'));
  });

  afterEach(() => api.server.close());

  it('goes down with every connection, and comes back', async () => {
    const events = api.watch(`${PODS}?watch=1`);
    await events.next();
    api.server.faults.down = true;
    await expect(events.next()).rejects.toThrow();
    await expect(api.request(PODS)).rejects.toThrow('fetch failed');
    api.server.faults.down = false;
    expect((await api.request(PODS)).status).toBe(200);
  });

  it('forgets its tokens', async () => {
    api.server.faults.unauthorized = true;
    expect((await api.request(PODS)).status).toBe(401);
    api.server.faults.unauthorized = false;
    expect((await api.request(PODS)).status).toBe(200);
  });

  it('forbids a kind to everyone', async () => {
    api.server.faults.forbidKinds.add('Pod');
    const { body } = await api.request(PODS);
    expect(body).toMatchObject({ code: 403, reason: 'Forbidden' });
    const review = await api.request(
      '/apis/authorization.k8s.io/v1/selfsubjectaccessreviews',
      {
        method: 'POST',
        body: {
          spec: { resourceAttributes: { verb: 'list', resource: 'pods' } },
        },
      },
    );
    expect(fieldAt(review.body, 'status', 'allowed')).toBe(false);
    expect((await api.request('/api/v1/configmaps')).status).toBe(200);
  });

  it('takes its time', async () => {
    api.server.faults.latencyMs = 60;
    const start = performance.now();
    await api.request(PODS);
    expect(performance.now() - start).toBeGreaterThanOrEqual(55);
  });
});
