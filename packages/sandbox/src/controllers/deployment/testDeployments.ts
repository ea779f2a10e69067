import { readDeployment, readReplicaSet } from '../objects/workloads';
import { conditionOf, NAMESPACE, TestCluster } from '../testCluster';

/** The Deployment as its controller reads it. */
export function deploymentNamed({ cluster }: TestCluster, name = 'backend') {
  const object = cluster.get('Deployment', NAMESPACE, name);
  if (!object) {
    throw new Error(`Deployment ${name} is gone.`);
  }
  return readDeployment(object);
}

/** Whether it has come to all that is wanted. */
export function isRolledOut(test: TestCluster): boolean {
  const { spec, status, metadata, object } = deploymentNamed(test);
  return (
    status.observedGeneration === metadata.generation &&
    status.availableReplicas === spec.replicas &&
    status.updatedReplicas === spec.replicas &&
    status.replicas === spec.replicas &&
    conditionOf(object, 'Progressing')?.reason === 'NewReplicaSetAvailable'
  );
}

export function replicaSets({ cluster }: TestCluster) {
  return cluster.list('ReplicaSet', NAMESPACE).map(readReplicaSet);
}

export function setImage(test: TestCluster, image: string) {
  const { spec } = deploymentNamed(test);
  test.cluster.patch('Deployment', NAMESPACE, 'backend', {
    spec: {
      template: {
        spec: {
          containers: [{ ...firstContainer(spec.template.spec), image }],
        },
      },
    },
  });
}

function firstContainer(spec: Record<string, unknown>): object {
  return Array.isArray(spec.containers) ? spec.containers[0] : {};
}

/** The versions of the Pods that stay. */
export function images(test: TestCluster): string[] {
  return test
    .pods()
    .filter(pod => !pod.metadata.deletionTimestamp)
    .map(pod => JSON.stringify(pod.spec).match(/backend:([^"]+)/)?.[1] ?? '');
}
