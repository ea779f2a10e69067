import { configMap, pod } from '../__fixtures__/manifests';
import { startKubernetes } from '../__fixtures__/startKubernetes';
import { fieldAt, listAt, textAt } from '../json';

const CONFIG_MAPS = '/api/v1/namespaces/shop/configmaps';

describe('lists', () => {
  let api: Awaited<ReturnType<typeof startKubernetes>>;

  beforeEach(async () => {
    api = await startKubernetes();
    for (const name of ['a', 'b', 'c', 'd', 'e']) {
      api.cluster.create(
        configMap(name, { vowel: String('ae'.includes(name)) }),
      );
    }
  });

  afterEach(() => api.server.close());

  const namesIn = (body: unknown) =>
    listAt(body, 'items').map(item => textAt(item, 'metadata', 'name'));

  async function list(query: string) {
    const { status, body } = await api.request(`${CONFIG_MAPS}?${query}`);
    expect(status).toBe(200);
    return body;
  }

  it('lists one namespace or all of them, selected by labels and fields', async () => {
    api.cluster.create({
      apiVersion: 'v1',
      kind: 'ConfigMap',
      metadata: { name: 'z', namespace: 'default' },
    });
    const { body } = await api.request('/api/v1/configmaps');
    expect(body).toMatchObject({
      kind: 'ConfigMapList',
      apiVersion: 'v1',
      metadata: { resourceVersion: api.cluster.resourceVersion },
    });
    expect(namesIn(body)).toEqual(['z', 'a', 'b', 'c', 'd', 'e']);
    expect(namesIn(await list('labelSelector=vowel%3Dtrue'))).toEqual([
      'a',
      'e',
    ]);
    expect(namesIn(await list('fieldSelector=metadata.name%3Dc'))).toEqual([
      'c',
    ]);
    expect(
      (await api.request(`${CONFIG_MAPS}?fieldSelector=spec.x%3D1`)).body,
    ).toMatchObject({ kind: 'Status', code: 400, reason: 'BadRequest' });
  });

  it('shows one state across all pages', async () => {
    const first = await list('limit=2');
    const version = fieldAt(first, 'metadata', 'resourceVersion');
    expect(fieldAt(first, 'metadata', 'remainingItemCount')).toBe(3);
    api.cluster.delete('ConfigMap', 'shop', 'c');
    api.cluster.create(configMap('bb'));
    api.cluster.patch('ConfigMap', 'shop', 'd', { data: { new: 'value' } });

    const token = textAt(first, 'metadata', 'continue');
    const second = await list(`limit=2&continue=${token}`);
    const third = await list(
      `limit=2&continue=${textAt(second, 'metadata', 'continue')}`,
    );
    expect([first, second, third].map(namesIn)).toEqual([
      ['a', 'b'],
      ['c', 'd'],
      ['e'],
    ]);
    expect(listAt(second, 'items')[1]).not.toHaveProperty('data');
    for (const page of [second, third]) {
      expect(fieldAt(page, 'metadata', 'resourceVersion')).toBe(version);
    }
    expect(fieldAt(third, 'metadata', 'continue')).toBeUndefined();
  });

  it('ends a list whose state is forgotten with 410', async () => {
    const token = textAt(await list('limit=2'), 'metadata', 'continue');
    api.cluster.create(configMap('new'));
    api.server.faults.compact();
    const { status, body } = await api.request(
      `${CONFIG_MAPS}?limit=2&continue=${token}`,
    );
    expect(status).toBe(410);
    expect(body).toMatchObject({
      kind: 'Status',
      reason: 'Expired',
      code: 410,
    });
    expect(
      (await api.request(`${CONFIG_MAPS}?continue=nonsense`)).body,
    ).toMatchObject({ code: 400, message: 'continue key is not valid' });
  });

  it('lists the exact version that is asked for, and none that is still to come', async () => {
    const { resourceVersion } = api.cluster;
    api.cluster.delete('ConfigMap', 'shop', 'a');
    const exact = `resourceVersionMatch=Exact&resourceVersion=${resourceVersion}`;
    expect(namesIn(await list(exact))).toEqual(['a', 'b', 'c', 'd', 'e']);
    const future = Number(api.cluster.resourceVersion) + 10;
    expect(
      (await api.request(`${CONFIG_MAPS}?resourceVersion=${future}`)).body,
    ).toMatchObject({
      code: 504,
      details: { causes: [{ reason: 'ResourceVersionTooLarge' }] },
    });
  });

  it('renders tables and bare metadata', async () => {
    api.cluster.create(pod('web-1'));
    const pods = '/api/v1/namespaces/shop/pods';
    const table = await api.request(pods, {
      accept: 'application/json;as=Table;v=v1;g=meta.k8s.io,application/json',
    });
    expect(table.body).toMatchObject({
      kind: 'Table',
      apiVersion: 'meta.k8s.io/v1',
      rows: [
        {
          cells: expect.arrayContaining(['web-1', '0/1', 'Pending']),
          object: {
            kind: 'PartialObjectMetadata',
            metadata: { name: 'web-1' },
          },
        },
      ],
    });
    const partial = await api.request(pods, {
      accept:
        'application/json;as=PartialObjectMetadataList;v=v1;g=meta.k8s.io',
    });
    expect(partial.body).toMatchObject({
      kind: 'PartialObjectMetadataList',
      items: [{ kind: 'PartialObjectMetadata' }],
    });
    expect(listAt(partial.body, 'items')[0]).not.toHaveProperty('spec');
  });
});
