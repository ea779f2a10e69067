import { pod } from '../__fixtures__/manifests';
import { InMemoryCluster } from '../InMemoryCluster';
import { fieldAt, listAt } from '../json';

describe('limit ranges', () => {
  const resourcesOf = (
    range: Record<string, unknown>,
    resources: Record<string, unknown> | undefined,
  ) => {
    const cluster = new InMemoryCluster({ clock: () => new Date() });
    cluster.create({
      apiVersion: 'v1',
      kind: 'LimitRange',
      metadata: { name: 'defaults', namespace: 'shop' },
      spec: { limits: [{ type: 'Container', ...range }] },
    });
    const created = cluster.create(
      pod('web', { spec: { containers: [{ name: 'web', resources }] } }),
    );
    return {
      resources: fieldAt(listAt(created.spec, 'containers')[0], 'resources'),
      note: created.metadata.annotations?.['kubernetes.io/limit-ranger'],
    };
  };

  it.each([
    [
      'nothing is said',
      { default: { memory: '512Mi' }, defaultRequest: { memory: '256Mi' } },
      undefined,
      { requests: { memory: '256Mi' }, limits: { memory: '512Mi' } },
    ],
    [
      'no request is known: it is the limit',
      { default: { cpu: '1' } },
      undefined,
      { requests: { cpu: '1' }, limits: { cpu: '1' } },
    ],
    [
      'only the most is known: it is the limit and the request',
      { max: { cpu: '2' } },
      undefined,
      { requests: { cpu: '2' }, limits: { cpu: '2' } },
    ],
    [
      'only the least is known: it is the request',
      { min: { cpu: '100m' } },
      undefined,
      { requests: { cpu: '100m' }, limits: {} },
    ],
    [
      'the Pod says it: that stays',
      { default: { memory: '512Mi' }, defaultRequest: { memory: '256Mi' } },
      { requests: { memory: '300Mi' }, limits: { memory: '1Gi' } },
      { requests: { memory: '300Mi' }, limits: { memory: '1Gi' } },
    ],
    [
      'the Pod says its limit: it asks for as much',
      { defaultRequest: { memory: '256Mi' } },
      { limits: { memory: '1Gi' } },
      { requests: { memory: '1Gi' }, limits: { memory: '1Gi' } },
    ],
    [
      'the range is of another type',
      { type: 'PersistentVolumeClaim', default: { memory: '512Mi' } },
      { requests: { cpu: '1' } },
      { requests: { cpu: '1' } },
    ],
  ])('where %s', (_case, range, given, expected) => {
    expect(resourcesOf(range, given).resources).toEqual(expected);
  });

  it('tell what they have set', () => {
    const range = {
      default: { memory: '1Gi', cpu: '1' },
      defaultRequest: { cpu: '500m' },
    };
    expect(resourcesOf(range, { requests: { cpu: '1' } }).note).toBe(
      'LimitRanger plugin set: memory request for container web; cpu, memory limit for container web',
    );
  });

  it.each([
    [
      { max: { memory: '1Gi' } },
      { limits: { memory: '2Gi' } },
      'maximum memory usage per Container is 1Gi, but limit is 2Gi',
    ],
    [
      { min: { memory: '64Mi' } },
      { requests: { memory: '32Mi' } },
      'minimum memory usage per Container is 64Mi, but request is 32Mi',
    ],
    [
      { max: { cpu: '1' }, min: { cpu: '200m' } },
      { requests: { cpu: '100m' }, limits: { cpu: '2' } },
      '[minimum cpu usage per Container is 200m, but request is 100m, maximum cpu usage per Container is 1, but limit is 2]',
    ],
  ])('with %j refuse %j', (range, resources, reason) => {
    expect(() => resourcesOf(range, resources)).toThrow(
      `pods "web" is forbidden: ${reason}`,
    );
  });
});
