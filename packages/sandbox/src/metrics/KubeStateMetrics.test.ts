import {
  deployment,
  NAMESPACE,
  startTestCluster,
} from '../controllers/testCluster';
import { KubeStateMetrics } from './KubeStateMetrics';

describe('KubeStateMetrics', () => {
  it('tells of workloads and their containers', () => {
    const test = startTestCluster();
    test.cluster.apply(deployment('web', { replicas: 2 }));
    test.timeline.until(() => test.readyPods().length === 2);
    test.timeline.advance(1);
    const samples = new KubeStateMetrics(test.cluster).samples();
    const labels = { namespace: NAMESPACE, deployment: 'web' };
    expect(samples).toEqual(
      expect.arrayContaining([
        { name: 'kube_deployment_spec_replicas', labels, value: 2 },
        {
          name: 'kube_deployment_status_replicas_available',
          labels,
          value: 2,
        },
      ]),
    );
    const restarts = samples.filter(
      ({ name }) => name === 'kube_pod_container_status_restarts_total',
    );
    expect(restarts.map(({ value }) => value)).toEqual([0, 0]);
    const zones = samples
      .filter(({ name }) => name === 'kube_node_labels')
      .map(each => each.labels.label_topology_kubernetes_io_zone);
    expect(new Set(zones).size).toBe(3);
    const places = samples.filter(({ name }) => name === 'kube_pod_info');
    expect(places.map(each => each.labels.node)).toEqual([
      expect.stringMatching(/^sandbox-node-/),
      expect.stringMatching(/^sandbox-node-/),
    ]);
    test.stop();
  });

  it('tells of what waits, of autoscalers and of certificates', () => {
    const test = startTestCluster();
    test.cluster.apply(
      deployment('web', {
        replicas: 1,
        container: { image: 'example.org/web:no-such-tag' },
      }),
    );
    test.cluster.apply({
      apiVersion: 'autoscaling/v2',
      kind: 'HorizontalPodAutoscaler',
      metadata: { name: 'web', namespace: NAMESPACE },
      spec: {
        scaleTargetRef: { kind: 'Deployment', name: 'web' },
        maxReplicas: 5,
      },
    });
    test.cluster.apply({
      apiVersion: 'cert-manager.io/v1',
      kind: 'Certificate',
      metadata: { name: 'web-tls', namespace: NAMESPACE },
      spec: { secretName: 'web-tls', issuerRef: { name: 'nobody' } },
      status: { notAfter: '2030-04-01T00:00:00Z' },
    });
    const samples = new KubeStateMetrics(test.cluster).samples();
    test.timeline.advance(60);
    const waiting = new KubeStateMetrics(test.cluster)
      .samples()
      .filter(
        ({ name }) => name === 'kube_pod_container_status_waiting_reason',
      );
    expect(waiting).toMatchObject([
      {
        labels: { container: 'web', reason: expect.stringMatching(/Image/) },
        value: 1,
      },
    ]);
    expect(samples).toEqual(
      expect.arrayContaining([
        {
          name: 'kube_horizontalpodautoscaler_spec_max_replicas',
          labels: { namespace: NAMESPACE, horizontalpodautoscaler: 'web' },
          value: 5,
        },
        {
          name: 'certmanager_certificate_expiration_timestamp_seconds',
          labels: { namespace: NAMESPACE, name: 'web-tls' },
          value: Date.parse('2030-04-01T00:00:00Z') / 1000,
        },
      ]),
    );
    test.stop();
  });
});
