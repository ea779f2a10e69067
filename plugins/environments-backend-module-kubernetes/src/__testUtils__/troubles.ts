import type { TestManifest } from './TestCluster';
import { entry, played, service, workload } from './troubleManifests';

/** Something wrong in a cluster, and the rule that must tell of it. */
export interface Trouble {
  what: string;
  ruleId: string;
  manifests(namespace: string): TestManifest[];
}

/** Troubles that do not touch each other, so that all can be in one namespace. */
export const troubles: readonly Trouble[] = [
  {
    what: 'an image that is not in the registry',
    ruleId: 'pod.image-pull',
    manifests: namespace => [
      workload(namespace, 'pull', {
        annotations: played('ImagePullBackOff'),
        container: { image: 'registry.example/app:no-such-tag' },
      }),
    ],
  },
  {
    what: 'a container that keeps crashing',
    ruleId: 'pod.crash-loop',
    manifests: namespace => [
      workload(namespace, 'crash', {
        annotations: played('CrashLoopBackOff'),
        container: { env: [{ name: 'FAIL_ON_START', value: 'yes' }] },
      }),
    ],
  },
  {
    what: 'a container that needs more memory than it may have',
    ruleId: 'pod.oom-killed',
    manifests: namespace => [
      workload(namespace, 'memory', {
        annotations: {
          ...played('OOMKilled'),
          'sandbox.flightdeck.dev/needs-memory': '200Mi',
        },
        container: { resources: { limits: { memory: '64Mi' } } },
      }),
    ],
  },
  {
    what: 'a Secret that is not there',
    ruleId: 'ref.missing',
    manifests: namespace => [
      workload(namespace, 'secret', {
        annotations: played('CreateContainerConfigError'),
        container: { envFrom: [{ secretRef: { name: 'not-there' } }] },
      }),
    ],
  },
  {
    what: 'a pod that fits on no node',
    ruleId: 'pod.unschedulable',
    manifests: namespace => [
      workload(namespace, 'large', {
        container: { resources: { requests: { memory: '900Ti' } } },
      }),
    ],
  },
  {
    what: 'a Deployment that is scaled to zero',
    ruleId: 'deploy.scaled-zero',
    manifests: namespace => [workload(namespace, 'zero', { replicas: 0 })],
  },
  {
    what: 'a Deployment that is paused',
    ruleId: 'deploy.paused',
    manifests: namespace => [
      workload(namespace, 'paused', { spec: { paused: true } }),
    ],
  },
  {
    what: 'a Service whose selector matches nothing',
    ruleId: 'svc.no-endpoints',
    manifests: namespace => [service(namespace, 'nobody', 'nobody')],
  },
  {
    what: 'a Service that names a port that no container has',
    ruleId: 'svc.port-mismatch',
    manifests: namespace => [
      workload(namespace, 'port'),
      service(namespace, 'port', 'port', 'grpc'),
    ],
  },
  {
    what: 'an Ingress to a Service that is not there',
    ruleId: 'ing.backend-missing',
    manifests: namespace => [entry(namespace, 'lost', { service: 'lost' })],
  },
  {
    what: 'an Ingress whose TLS Secret is not there',
    ruleId: 'ing.tls-missing',
    manifests: namespace => [
      workload(namespace, 'tls'),
      service(namespace, 'tls', 'tls'),
      entry(namespace, 'tls', { service: 'tls', secretName: 'not-there' }),
    ],
  },
  {
    what: 'an autoscaler of a Deployment that is not there',
    ruleId: 'hpa.target-missing',
    manifests: namespace => [
      {
        apiVersion: 'autoscaling/v2',
        kind: 'HorizontalPodAutoscaler',
        metadata: { name: 'nothing', namespace },
        spec: {
          scaleTargetRef: {
            apiVersion: 'apps/v1',
            kind: 'Deployment',
            name: 'nothing',
          },
          minReplicas: 1,
          maxReplicas: 3,
        },
      },
    ],
  },
  {
    what: 'a disruption budget that lets nothing go',
    ruleId: 'pdb.blocking',
    manifests: namespace => [
      workload(namespace, 'guarded', { replicas: 2 }),
      {
        apiVersion: 'policy/v1',
        kind: 'PodDisruptionBudget',
        metadata: { name: 'guarded', namespace },
        spec: {
          minAvailable: 2,
          selector: { matchLabels: { app: 'guarded' } },
        },
      },
    ],
  },
  {
    what: 'a claim of a storage class that is not there',
    ruleId: 'pvc.pending',
    manifests: namespace => [
      {
        apiVersion: 'v1',
        kind: 'PersistentVolumeClaim',
        metadata: { name: 'slow', namespace },
        spec: {
          storageClassName: 'not-there',
          accessModes: ['ReadWriteOnce'],
          resources: { requests: { storage: '1Gi' } },
        },
      },
    ],
  },
  {
    what: 'a CronJob that is suspended',
    ruleId: 'cron.suspended',
    manifests: namespace => [
      {
        apiVersion: 'batch/v1',
        kind: 'CronJob',
        metadata: { name: 'asleep', namespace },
        spec: {
          schedule: '0 3 * * *',
          suspend: true,
          jobTemplate: {
            spec: {
              template: {
                spec: {
                  restartPolicy: 'Never',
                  containers: [
                    { name: 'job', image: 'registry.example/job:1' },
                  ],
                },
              },
            },
          },
        },
      },
    ],
  },
];
