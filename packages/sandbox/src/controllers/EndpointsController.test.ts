import { z } from 'zod';
import { NOT_READY } from '../kubelet/Readiness';
import {
  deployment,
  NAMESPACE,
  startTestCluster,
  TestCluster,
} from './testCluster';

const endpointsSchema = z.looseObject({
  subsets: z.array(
    z.object({
      addresses: z.array(z.looseObject({ ip: z.string() })).default([]),
      notReadyAddresses: z.array(z.looseObject({ ip: z.string() })).default([]),
      ports: z.array(
        z.object({ name: z.string(), port: z.number(), protocol: z.string() }),
      ),
    }),
  ),
});

describe('EndpointsController', () => {
  let test: TestCluster;
  const subset = () =>
    endpointsSchema.parse(test.cluster.get('Endpoints', NAMESPACE, 'web'))
      .subsets[0];

  beforeEach(() => {
    test = startTestCluster();
    test.cluster.apply({
      apiVersion: 'v1',
      kind: 'Service',
      metadata: { name: 'web', namespace: NAMESPACE },
      spec: {
        selector: { app: 'backend' },
        ports: [{ name: 'http', port: 80, targetPort: 'http' }],
      },
    });
    test.cluster.apply(deployment('backend', { replicas: 2 }));
    test.timeline.until(() => test.readyPods().length === 2);
    test.timeline.advance(1);
  });

  afterEach(() => test.stop());

  it('lists the ready Pods under the port that they name', () => {
    const pods = test.pods().map(pod => JSON.parse(JSON.stringify(pod.status)));
    expect(
      subset()
        .addresses.map(({ ip }) => ip)
        .sort(),
    ).toEqual(pods.map(({ podIP }) => podIP).sort());
    expect(subset().ports).toEqual([
      { name: 'http', port: 8000, protocol: 'TCP' },
    ]);
    const [slice] = test.cluster.list('EndpointSlice', NAMESPACE);
    expect(slice.metadata.labels).toMatchObject({
      'kubernetes.io/service-name': 'web',
    });
    expect(slice.endpoints).toHaveLength(2);
  });

  it('moves a Pod aside that stops being ready, and back', () => {
    const [pod] = test.pods();
    const annotate = (value: string | null) =>
      test.cluster.patch('Pod', NAMESPACE, pod.metadata.name, {
        metadata: { annotations: { [NOT_READY]: value } },
      });
    annotate('true');
    test.timeline.until(() => subset().notReadyAddresses.length === 1, 30);
    expect(subset().addresses).toHaveLength(1);
    annotate(null);
    test.timeline.until(() => subset().addresses.length === 2, 30);
  });

  it('drops Pods that end, and goes with its Service', () => {
    test.cluster.patch('Deployment', NAMESPACE, 'backend', {
      spec: { replicas: 0 },
    });
    test.timeline.until(() => subset() === undefined, 30);
    test.cluster.delete('Service', NAMESPACE, 'web');
    test.timeline.advance(1);
    expect(test.cluster.get('Endpoints', NAMESPACE, 'web')).toBeUndefined();
    expect(test.cluster.list('EndpointSlice', NAMESPACE)).toEqual([]);
  });
});
