import { deployment } from '../__fixtures__/manifests';
import { startKubernetes } from '../__fixtures__/startKubernetes';
import { fieldAt } from '../json';

const WEB = '/apis/apps/v1/namespaces/shop/deployments/web';

describe('the scale of a workload', () => {
  let api: Awaited<ReturnType<typeof startKubernetes>>;

  beforeEach(async () => {
    api = await startKubernetes();
  });

  afterEach(() => api.server.close());

  it('scales a workload', async () => {
    api.cluster.create(deployment('web'));
    expect((await api.request(`${WEB}/scale`)).body).toMatchObject({
      kind: 'Scale',
      apiVersion: 'autoscaling/v1',
      spec: { replicas: 2 },
      status: { replicas: 0, selector: 'app=web' },
    });
    const reply = await api.request(`${WEB}/scale`, {
      method: 'PATCH',
      contentType: 'application/merge-patch+json',
      body: { spec: { replicas: 6 } },
    });
    expect(reply.body).toMatchObject({ kind: 'Scale', spec: { replicas: 6 } });
    const stored = api.cluster.get('Deployment', 'shop', 'web');
    expect(fieldAt(stored, 'spec', 'replicas')).toBe(6);
    const wrong = await api.request(`${WEB}/scale`, {
      method: 'PUT',
      body: { spec: { replicas: -1 } },
    });
    expect(wrong.body).toMatchObject({ code: 422, reason: 'Invalid' });
  });
});
