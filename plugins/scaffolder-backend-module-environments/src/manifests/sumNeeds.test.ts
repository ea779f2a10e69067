import { parse } from 'yaml';
import { manifestSchema } from './Manifest';
import { sumNeeds } from './sumNeeds';

const Mi = 2 ** 20;
const Gi = 2 ** 30;

const read = (...texts: string[]) =>
  texts.map(text => manifestSchema.parse(parse(text)));
const needsOf = (...texts: string[]) =>
  Object.fromEntries(sumNeeds(read(...texts)));

const container = (cpu: string, memory: string) =>
  `{ name: a, resources: { requests: { cpu: ${cpu}, memory: ${memory} }, limits: { memory: ${memory} } } }`;

const deployment = (replicas?: number) => `
apiVersion: apps/v1
kind: Deployment
metadata: { name: backend }
spec:
  ${replicas === undefined ? '' : `replicas: ${replicas}`}
  template: { spec: { containers: [${container('100m', '64Mi')}, ${container(
  '100m',
  '64Mi',
)}] } }`;

describe('sumNeeds', () => {
  it('counts every replica of every container', () => {
    expect(needsOf(deployment(3))).toEqual({
      pods: 3,
      'requests.cpu': expect.closeTo(0.6),
      'requests.memory': 384 * Mi,
      'limits.memory': 384 * Mi,
    });
    expect(needsOf(deployment())).toMatchObject({ pods: 1 });
  });

  it('counts the replicas that an autoscaler begins with', () => {
    const autoscaler = `
apiVersion: autoscaling/v2
kind: HorizontalPodAutoscaler
metadata: { name: backend }
spec: { minReplicas: 4, scaleTargetRef: { kind: Deployment, name: backend } }`;
    expect(needsOf(deployment(), autoscaler)).toMatchObject({ pods: 4 });
    expect(needsOf(deployment(6), autoscaler)).toMatchObject({ pods: 6 });
  });

  it('counts init containers as the scheduler does', () => {
    expect(
      needsOf(`
apiVersion: v1
kind: Deployment
metadata: { name: a }
spec:
  template:
    spec:
      initContainers:
        - { name: migrate, resources: { requests: { cpu: 500m, memory: 32Mi } } }
        - { name: proxy, restartPolicy: Always, resources: { requests: { cpu: 50m, memory: 32Mi } } }
      containers: [${container('100m', '64Mi')}]`),
    ).toMatchObject({ 'requests.cpu': 0.5, 'requests.memory': 96 * Mi });
  });

  it('counts volumes, Services and jobs', () => {
    expect(
      needsOf(
        `
apiVersion: apps/v1
kind: StatefulSet
metadata: { name: postgres }
spec:
  replicas: 2
  template: { spec: { containers: [${container('1', '1Gi')}] } }
  volumeClaimTemplates: [{ spec: { resources: { requests: { storage: 50Gi } } } }]`,
        `
apiVersion: v1
kind: PersistentVolumeClaim
metadata: { name: media }
spec: { resources: { requests: { storage: 20Gi } } }`,
        `
apiVersion: batch/v1
kind: CronJob
metadata: { name: backup }
spec:
  jobTemplate: { spec: { template: { spec: { containers: [${container(
    '100m',
    '128Mi',
  )}] } } } }`,
        'apiVersion: v1\nkind: Service\nmetadata: { name: a }\nspec: {}',
        'apiVersion: v1\nkind: ConfigMap\nmetadata: { name: a }\ndata: {}',
      ),
    ).toEqual({
      pods: 3,
      services: 1,
      persistentvolumeclaims: 3,
      'requests.storage': 120 * Gi,
      'requests.cpu': expect.closeTo(2.1),
      'requests.memory': 2 * Gi + 128 * Mi,
      'limits.memory': 2 * Gi + 128 * Mi,
    });
  });
});
