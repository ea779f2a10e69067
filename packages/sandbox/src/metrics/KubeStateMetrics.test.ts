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
    test.stop();
  });
});
