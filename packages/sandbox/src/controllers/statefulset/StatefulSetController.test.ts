import { z } from 'zod';
import {
  containerStatus,
  NAMESPACE,
  startTestCluster,
  TestCluster,
} from '../testCluster';

const statusSchema = z.looseObject({
  status: z
    .object({
      updatedReplicas: z.number().optional(),
      currentRevision: z.string().optional(),
      updateRevision: z.string().optional(),
    })
    .default({}),
});

function statefulSet(image: string, replicas = 3) {
  return {
    apiVersion: 'apps/v1',
    kind: 'StatefulSet',
    metadata: { name: 'postgres', namespace: NAMESPACE },
    spec: {
      replicas,
      serviceName: 'postgres',
      selector: { matchLabels: { app: 'postgres' } },
      template: {
        metadata: { labels: { app: 'postgres' } },
        spec: { containers: [{ name: 'postgres', image }] },
      },
      volumeClaimTemplates: [
        {
          metadata: { name: 'data' },
          spec: {
            accessModes: ['ReadWriteOnce'],
            storageClassName: 'fast-ssd',
            resources: { requests: { storage: '10Gi' } },
          },
        },
      ],
    },
  };
}

describe('StatefulSetController', () => {
  let test: TestCluster;
  const status = () =>
    statusSchema.parse(test.cluster.get('StatefulSet', NAMESPACE, 'postgres'))
      .status;
  const settle = (replicas: number) =>
    test.timeline.until(
      () =>
        test.readyPods().length === replicas &&
        test.pods().length === replicas &&
        status().updatedReplicas === replicas &&
        status().currentRevision === status().updateRevision,
    );

  beforeEach(() => {
    test = startTestCluster();
    test.cluster.apply(statefulSet('postgres:16'));
  });

  afterEach(() => test.stop());

  it('creates one Pod after the other, each with its volume', () => {
    const order: string[] = [];
    const early: string[] = [];
    test.cluster.subscribe(({ type, object }) => {
      if (object.kind === 'Pod' && type === 'ADDED') {
        const { name } = object.metadata;
        order.push(name);
        if (test.readyPods().length !== order.length - 1) {
          early.push(name);
        }
      }
    });
    settle(3);
    expect(order).toEqual(['postgres-0', 'postgres-1', 'postgres-2']);
    expect(early).toEqual([]);
    const claims = test.cluster.list('PersistentVolumeClaim', NAMESPACE);
    expect(claims.map(({ metadata }) => metadata.name).sort()).toEqual([
      'data-postgres-0',
      'data-postgres-1',
      'data-postgres-2',
    ]);
    expect(claims.map(claim => claim.status)).toEqual(
      Array(3).fill(expect.objectContaining({ phase: 'Bound' })),
    );
    expect(test.cluster.list('PersistentVolume')).toHaveLength(3);
  });

  it('rolls an update out from the last Pod to the first', () => {
    settle(3);
    const deleted: string[] = [];
    test.cluster.subscribe(({ type, object }) => {
      if (object.kind === 'Pod' && type === 'DELETED') {
        deleted.push(object.metadata.name);
      }
    });
    test.cluster.apply(statefulSet('postgres:17'));
    test.timeline.until(() => deleted.length === 3);
    settle(3);
    expect(deleted).toEqual(['postgres-2', 'postgres-1', 'postgres-0']);
    expect(test.cluster.list('ControllerRevision', NAMESPACE)).toHaveLength(2);
  });

  it('recovers from a broken image once the template is repaired', () => {
    settle(3);
    test.cluster.apply(statefulSet('postgres:no-such'));
    test.timeline.until(
      () =>
        test
          .pods()
          .some(
            pod =>
              containerStatus(pod)?.state.waiting?.reason ===
              'ImagePullBackOff',
          ),
      60,
    );
    expect(test.readyPods()).toHaveLength(2);
    test.cluster.apply(statefulSet('postgres:16'));
    settle(3);
  });

  it('gives up the last Pods and keeps their volumes when it shrinks', () => {
    settle(3);
    test.cluster.patch('StatefulSet', NAMESPACE, 'postgres', {
      spec: { replicas: 1 },
    });
    test.timeline.until(() => test.pods().length === 1);
    expect(test.pods()[0].metadata.name).toBe('postgres-0');
    expect(test.cluster.list('PersistentVolumeClaim', NAMESPACE)).toHaveLength(
      3,
    );
  });
});
