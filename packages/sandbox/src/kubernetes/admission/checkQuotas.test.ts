import { Manifest } from '../Cluster';
import { pod } from '../__fixtures__/manifests';
import { InMemoryCluster } from '../InMemoryCluster';

describe('resource quotas', () => {
  let cluster: InMemoryCluster;
  const quota = (
    hard: Record<string, string>,
    more: Record<string, unknown> = {},
  ) =>
    cluster.create({
      apiVersion: 'v1',
      kind: 'ResourceQuota',
      metadata: { name: 'limits', namespace: 'shop' },
      spec: { hard, ...more },
    });
  const sized = (
    name: string,
    resources: Record<string, Record<string, string>>,
    spec: Record<string, unknown> = {},
  ) =>
    pod(name, {
      spec: {
        containers: [{ name: 'web', image: 'web:1', resources }],
        ...spec,
      },
    });
  const other = (
    kind: string,
    name: string,
    spec?: Record<string, unknown>,
  ): Manifest => ({
    apiVersion: 'v1',
    kind,
    metadata: { name, namespace: 'shop' },
    ...(spec && { spec }),
  });

  const answerTo = (manifest: Manifest) => {
    try {
      cluster.create(manifest);
      return 'admitted';
    } catch (error) {
      return String(error);
    }
  };

  beforeEach(() => {
    cluster = new InMemoryCluster({ clock: () => new Date() });
  });

  it('refuse in the words of Kubernetes', () => {
    cluster.create(sized('a', { requests: { cpu: '500m', memory: '1Gi' } }));
    quota({ 'requests.memory': '2Gi', 'requests.cpu': '2', pods: '10' });
    const create = () =>
      cluster.create(sized('b', { requests: { cpu: '2', memory: '1280Mi' } }));
    expect(create).toThrow(
      'pods "b" is forbidden: exceeded quota: limits, requested: requests.cpu=2,requests.memory=1280Mi, used: requests.cpu=500m,requests.memory=1Gi, limited: requests.cpu=2,requests.memory=2Gi',
    );
    expect(create).toThrow(
      expect.objectContaining({
        code: 403,
        reason: 'Forbidden',
        details: { name: 'b', kind: 'pods' },
      }),
    );
    expect(cluster.get('Pod', 'shop', 'b')).toBeUndefined();
  });

  const small = { requests: { cpu: '1', memory: '1Gi' } };
  const limited = { limits: { cpu: '1', memory: '1Gi' } };
  const init = { initContainers: [{ name: 'init', resources: small }] };

  it.each<[string, Record<string, string>, Manifest, boolean]>([
    ['as many as there may be', { pods: '2' }, sized('b', {}), true],
    ['one too many', { pods: '1' }, sized('b', {}), false],
    ['cpu as requests', { cpu: '2' }, sized('b', small), true],
    ['too much cpu', { cpu: '1500m' }, sized('b', small), false],
    ['memory by its old name', { memory: '1Gi' }, sized('b', small), false],
    ['limits', { 'limits.cpu': '1' }, sized('b', limited), true],
    ['too high limits', { 'limits.memory': '1G' }, sized('b', limited), false],
    [
      'limits as requests where those are not said',
      { 'requests.cpu': '1500m' },
      sized('b', limited),
      false,
    ],
    [
      'init containers, which run before the others',
      { 'requests.cpu': '2' },
      sized('b', small, init),
      true,
    ],
    [
      'an init container that needs more than the others',
      { 'requests.memory': '1900Mi' },
      sized('b', { requests: { memory: '1Mi' } }, init),
      false,
    ],
    ['all Pods by count', { 'count/pods': '1' }, sized('b', {}), false],
    ['another resource', { configmaps: '0' }, sized('b', {}), true],
    ['objects', { secrets: '0' }, other('Secret', 'b'), false],
    [
      'objects by count',
      { 'count/configmaps': '0' },
      other('ConfigMap', 'b'),
      false,
    ],
    [
      'objects of a group',
      { 'count/deployments.apps': '0' },
      {
        apiVersion: 'apps/v1',
        kind: 'Deployment',
        metadata: { name: 'b', namespace: 'shop' },
        spec: {},
      },
      false,
    ],
    ['services', { services: '1' }, other('Service', 'b', {}), true],
    [
      'services of a type',
      { 'services.loadbalancers': '0' },
      other('Service', 'b', { type: 'LoadBalancer' }),
      false,
    ],
    [
      'ports of nodes',
      { 'services.nodeports': '1' },
      other('Service', 'b', {
        type: 'NodePort',
        ports: [{ port: 1 }, { port: 2 }],
      }),
      false,
    ],
    [
      'storage',
      { 'requests.storage': '5Gi' },
      other('PersistentVolumeClaim', 'b', {
        resources: { requests: { storage: '10Gi' } },
      }),
      false,
    ],
    [
      'storage of another class',
      { 'fast.storageclass.storage.k8s.io/requests.storage': '5Gi' },
      other('PersistentVolumeClaim', 'b', {
        storageClassName: 'slow',
        resources: { requests: { storage: '10Gi' } },
      }),
      true,
    ],
    [
      'claims',
      { persistentvolumeclaims: '0' },
      other('PersistentVolumeClaim', 'b', {}),
      false,
    ],
  ])('count %s', (_case, hard, manifest, isAdmitted) => {
    cluster.create(
      sized('a', {
        requests: { cpu: '1', memory: '1Gi' },
        limits: { cpu: '1', memory: '1Gi' },
      }),
    );
    if ('limits.cpu' in hard) {
      cluster.delete('Pod', 'shop', 'a', { gracePeriodSeconds: 0 });
    }
    quota(hard);
    expect(answerTo(manifest)).toMatch(
      isAdmitted
        ? /^admitted$/
        : / "b" is forbidden: exceeded quota: limits, requested: /,
    );
  });

  it('want each container to say what it takes of what is limited', () => {
    quota({ 'limits.memory': '4Gi', 'requests.cpu': '4', pods: '9' });
    expect(() => cluster.create(sized('b', {}))).toThrow(
      'pods "b" is forbidden: failed quota: limits: must specify limits.memory for: web; requests.cpu for: web',
    );
  });

  it('do not count Pods that have ended', () => {
    cluster.create({ ...sized('a', {}), status: { phase: 'Succeeded' } });
    quota({ pods: '1' });
    expect(() => cluster.create(sized('b', {}))).not.toThrow();
  });

  it('are of their namespace only', () => {
    quota({ pods: '0' });
    const elsewhere = { name: 'b', namespace: 'default' };
    expect(() =>
      cluster.create({ ...sized('b', {}), metadata: elsewhere }),
    ).not.toThrow();
  });

  it.each([
    ['BestEffort', {}, {}, false],
    ['BestEffort', small, {}, true],
    ['NotBestEffort', {}, {}, true],
    ['NotBestEffort', small, {}, false],
    ['Terminating', {}, { activeDeadlineSeconds: 60 }, false],
    ['NotTerminating', {}, { activeDeadlineSeconds: 60 }, true],
    // What the sandbox does not know it does not enforce.
    ['PriorityClass', {}, {}, true],
  ])(
    'of scope %s concern a Pod with %j and %j',
    (scope, resources, spec, isAdmitted) => {
      quota({ pods: '0' }, { scopes: [scope] });
      expect(answerTo(sized('b', resources, spec))).toMatch(
        isAdmitted
          ? /^admitted$/
          : /exceeded quota: limits, requested: pods=1, used: pods=0/,
      );
    },
  );
});
