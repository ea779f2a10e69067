import { DEFAULT_MANAGER } from './managedFields';
import { InMemoryCluster } from './InMemoryCluster';
import { managedBy } from './managedBy';

describe('managed fields', () => {
  let now: number;
  let cluster: InMemoryCluster;
  const notes = (kind = 'ConfigMap', name = 'settings') =>
    cluster.get(kind, 'default', name)?.metadata.managedFields;
  const timeOf = (part: string) =>
    notes()
      ?.filter(({ fieldsV1 }) => part in fieldsV1)
      .map(({ time }) => time)
      .sort()
      .at(-1);
  const settings = (data: Record<string, string>, label = 'one') => ({
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: { name: 'settings', namespace: 'default', labels: { label } },
    data,
  });

  beforeEach(() => {
    now = Date.parse('2030-01-01T00:00:00Z');
    cluster = new InMemoryCluster({ clock: () => new Date(now) });
  });

  it('tell who wrote what when', () => {
    cluster.create(settings({ a: '1' }));
    expect(notes()).toEqual([
      {
        manager: DEFAULT_MANAGER,
        operation: 'Update',
        apiVersion: 'v1',
        time: '2030-01-01T00:00:00Z',
        fieldsType: 'FieldsV1',
        fieldsV1: {
          'f:data': { 'f:a': {} },
          'f:metadata': { 'f:labels': {} },
        },
      },
    ]);
  });

  it('pass a field on to whoever changes it, and leave the rest where it is', () => {
    managedBy(cluster, 'one').create(settings({ a: '1', b: '1' }));
    now += 60_000;
    managedBy(cluster, 'two').apply(settings({ b: '2', c: '3' }));
    expect(notes()).toMatchObject([
      {
        manager: 'one',
        time: '2030-01-01T00:00:00Z',
        fieldsV1: { 'f:data': { 'f:a': {} } },
      },
      {
        manager: 'two',
        time: '2030-01-01T00:01:00Z',
        fieldsV1: { 'f:data': { 'f:b': {}, 'f:c': {} } },
      },
    ]);
  });

  it('do not take a change of the labels for one of the data', () => {
    managedBy(cluster, 'one').create(settings({ a: '1' }));
    now += 60_000;
    managedBy(cluster, 'two').apply(settings({ a: '1' }, 'two'));
    expect(timeOf('f:data')).toBe('2030-01-01T00:00:00Z');
    expect(timeOf('f:metadata')).toBe('2030-01-01T00:01:00Z');
  });

  it('tell that something was removed', () => {
    cluster.create(settings({ a: '1', b: '1' }));
    now += 60_000;
    cluster.patch('ConfigMap', 'default', 'settings', { data: { b: null } });
    expect(timeOf('f:data')).toBe('2030-01-01T00:01:00Z');
    expect(notes()?.[0].fieldsV1['f:data']).toEqual({ 'f:a': {} });
  });

  it('stay as they are when nothing changes, and whatever a client says of them', () => {
    cluster.create(settings({ a: '1' }));
    const [before] = notes() ?? [];
    now += 60_000;
    cluster.apply(settings({ a: '1' }));
    cluster.patch('ConfigMap', 'default', 'settings', {
      metadata: { managedFields: [] },
    });
    expect(notes()).toEqual([before]);
  });

  it('keep the status apart from what is wanted', () => {
    const job = managedBy(cluster, 'one').create({
      apiVersion: 'batch/v1',
      kind: 'CronJob',
      metadata: { name: 'backup', namespace: 'default' },
      spec: { schedule: '@daily' },
    });
    now += 60_000;
    managedBy(cluster, 'one').replace({
      ...job,
      status: { lastScheduleTime: '2030-01-01T00:01:00Z' },
    });
    expect(notes('CronJob', 'backup')).toMatchObject([
      { time: '2030-01-01T00:00:00Z', fieldsV1: { 'f:spec': {} } },
      {
        time: '2030-01-01T00:01:00Z',
        subresource: 'status',
        fieldsV1: { 'f:status': { 'f:lastScheduleTime': {} } },
      },
    ]);
    expect(notes('CronJob', 'backup')?.[0]).not.toHaveProperty('subresource');
  });

  it('may come with what is created, and are not kept of Events', () => {
    const earlier = [
      {
        manager: 'operator',
        operation: 'Update' as const,
        apiVersion: 'v1',
        time: '2029-01-01T00:00:00Z',
        fieldsType: 'FieldsV1' as const,
        fieldsV1: { 'f:data': { 'f:a': {} } },
      },
    ];
    const { metadata, ...rest } = settings({ a: '1' });
    cluster.create({
      ...rest,
      metadata: { ...metadata, managedFields: earlier },
    });
    expect(notes()).toEqual(earlier);
    cluster.create({
      apiVersion: 'v1',
      kind: 'Event',
      metadata: { name: 'said', namespace: 'default' },
    });
    expect(notes('Event', 'said')).toBeUndefined();
  });

  it('stay few, however many write', () => {
    cluster.create(settings({ a: '1' }));
    for (let index = 0; index < 30; index += 1) {
      managedBy(cluster, `writer-${index}`).apply(
        settings({ [`key-${index}`]: 'value' }),
      );
    }
    expect(notes()).toHaveLength(10);
    expect(notes()?.at(-1)?.manager).toBe('writer-29');
  });
});
