import { startKubernetes } from '../__fixtures__/startKubernetes';

const GROUP = '/apis/keda.sh/v1alpha1';
const OBJECTS = `${GROUP}/namespaces/shop/scaledobjects`;
const worker = {
  apiVersion: 'keda.sh/v1alpha1',
  kind: 'ScaledObject',
  metadata: { name: 'worker', namespace: 'shop' },
  spec: { maxReplicaCount: 7 },
};

describe('custom kinds', () => {
  const customKinds = new Set<string>();
  let api: Awaited<ReturnType<typeof startKubernetes>>;

  beforeEach(async () => {
    customKinds.clear();
    api = await startKubernetes({ customKinds });
  });

  afterEach(() => api.server.close());

  it('are not served unless somebody asks for them', async () => {
    for (const path of [GROUP, OBJECTS, '/apis/keda.sh']) {
      expect(await api.request(path)).toMatchObject({ status: 404 });
    }
    // The group is there for the sake of others.
    const { status, body } = await api.request('/apis/argoproj.io/v1alpha1');
    expect(status).toBe(200);
    expect(JSON.stringify(body)).not.toContain('rollouts');
  });

  it('come and go while the server runs', async () => {
    customKinds.add('ScaledObject');
    expect((await api.request(GROUP)).body).toMatchObject({
      resources: [
        { name: 'scaledobjects', kind: 'ScaledObject' },
        { name: 'scaledobjects/status' },
      ],
    });
    const created = await api.request(OBJECTS, {
      method: 'POST',
      body: worker,
    });
    expect(created).toMatchObject({ status: 201 });
    expect((await api.request(`${OBJECTS}/worker`)).body).toMatchObject({
      spec: { maxReplicaCount: 7 },
    });
    customKinds.delete('ScaledObject');
    expect(await api.request(OBJECTS)).toMatchObject({ status: 404 });
  });
});
