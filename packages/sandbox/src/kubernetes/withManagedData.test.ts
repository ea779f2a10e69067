import { InMemoryCluster } from './InMemoryCluster';

describe('the note of when data was written', () => {
  let now = Date.parse('2030-01-01T00:00:00Z');
  const cluster = new InMemoryCluster({ clock: () => new Date(now) });
  const settings = (data: Record<string, string>, label = 'one') => ({
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: { name: 'settings', namespace: 'default', labels: { label } },
    data,
  });
  const written = () =>
    cluster.get('ConfigMap', 'default', 'settings')?.metadata.managedFields;

  it('is made anew when the data changes, and only then', () => {
    cluster.create(settings({ a: '1' }));
    expect(written()).toMatchObject([
      {
        time: '2030-01-01T00:00:00Z',
        fieldsV1: { 'f:data': { '.': {}, 'f:a': {} } },
      },
    ]);
    const first = written();
    now += 60_000;
    cluster.apply(settings({ a: '1' }, 'two'));
    expect(written()).toEqual(first);
    cluster.apply(settings({ a: '2' }, 'two'));
    expect(written()?.[0].time).toBe('2030-01-01T00:01:00Z');
  });

  it('is not made of what has no data, or is of another kind', () => {
    const others = ['Secret', 'Service'].map(kind =>
      cluster.create({ apiVersion: 'v1', kind, metadata: { name: 'empty' } }),
    );
    expect(others.map(({ metadata }) => metadata.managedFields)).toEqual([
      undefined,
      undefined,
    ]);
  });
});
