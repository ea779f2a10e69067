import {
  conditionOf,
  deployment,
  NAMESPACE,
  startTestCluster,
  TestCluster,
} from './testCluster';

/** As the templates write it. */
const hardened = {
  securityContext: {
    allowPrivilegeEscalation: false,
    capabilities: { drop: ['ALL'] },
    readOnlyRootFilesystem: true,
  },
};
const podSecurity = {
  securityContext: {
    runAsNonRoot: true,
    seccompProfile: { type: 'RuntimeDefault' },
  },
};

describe('Pods that are refused', () => {
  let test: TestCluster;
  const messages = () =>
    test.cluster
      .list('Event', NAMESPACE)
      .filter(({ reason }) => reason === 'FailedCreate')
      .map(({ message }) => String(message));
  const enforce = () =>
    test.cluster.patch('Namespace', '', NAMESPACE, {
      metadata: {
        labels: { 'pod-security.kubernetes.io/enforce': 'restricted' },
      },
    });
  const limit = (hard: Record<string, string>) =>
    test.cluster.apply({
      apiVersion: 'v1',
      kind: 'ResourceQuota',
      metadata: { name: 'limits', namespace: NAMESPACE },
      spec: { hard },
    });

  beforeEach(() => {
    test = startTestCluster();
  });

  afterEach(() => test.stop());

  it('are told of where the namespace enforces Pod Security, until they are mended', () => {
    enforce();
    test.cluster.apply(deployment('web', { replicas: 1 }));
    test.timeline.advance(5);
    expect(messages()[0]).toMatch(
      /^Error creating: pods "web-\w+-\w+" is forbidden: violates PodSecurity "restricted:latest": allowPrivilegeEscalation != false \(container "web" must set securityContext\.allowPrivilegeEscalation=false\)/,
    );
    const failed = test.cluster.get('Deployment', NAMESPACE, 'web');
    expect(conditionOf(failed, 'ReplicaFailure')).toMatchObject({
      status: 'True',
      reason: 'FailedCreate',
    });
    test.cluster.apply(
      deployment('web', {
        replicas: 1,
        container: hardened,
        podSpec: podSecurity,
      }),
    );
    test.timeline.until(() => test.readyPods().length === 1, 120);
    test.timeline.advance(5);
    expect(
      conditionOf(
        test.cluster.get('Deployment', NAMESPACE, 'web'),
        'ReplicaFailure',
      ),
    ).toBeUndefined();
  });

  it('are told of where a quota has no room, until it has', () => {
    limit({ 'requests.cpu': '500m', 'requests.memory': '4Gi' });
    test.cluster.apply(deployment('web', { replicas: 3 }));
    test.timeline.advance(20);
    // Two of 200m each; the third would be too much.
    expect(test.readyPods()).toHaveLength(2);
    expect(messages()[0]).toContain(
      'exceeded quota: limits, requested: requests.cpu=200m, used: requests.cpu=400m, limited: requests.cpu=500m',
    );
    limit({ 'requests.cpu': '1', 'requests.memory': '4Gi' });
    test.timeline.until(() => test.readyPods().length === 3, 120);
    expect(test.pods()).toHaveLength(3);
  });
});
