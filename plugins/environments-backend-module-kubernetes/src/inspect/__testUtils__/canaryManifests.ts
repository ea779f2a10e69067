import type { TestManifest } from '../../__testUtils__/TestCluster';

/** In every place of the manifests below that must not be told of. */
export const CANARY = 'canary-41c6';

const container = {
  name: 'app',
  image: 'ghcr.io/shop/app:1.4',
  args: [`--password=${CANARY}`, '--port=8080'],
  env: [
    { name: 'PLAIN', value: CANARY },
    {
      name: 'PASSWORD',
      valueFrom: { secretKeyRef: { name: 'api', key: 'password' } },
    },
  ],
  envFrom: [{ configMapRef: { name: 'settings', optional: true } }],
  resources: { requests: { cpu: '250m' }, limits: { memory: '1Gi' } },
  livenessProbe: { httpGet: { path: '/health', port: 8080 } },
  readinessProbe: { tcpSocket: { port: 8080 }, periodSeconds: 5 },
};

/** Objects of several kinds, with secrets in them. */
export function canaryManifests(namespace: string): TestManifest[] {
  const labels = { app: 'web' };
  const template = { metadata: { labels }, spec: { containers: [container] } };
  return [
    {
      apiVersion: 'apps/v1',
      kind: 'Deployment',
      metadata: { name: 'web', namespace, labels, annotations: { note: 'a' } },
      // None that nodes or controllers would have to work on.
      spec: { replicas: 0, selector: { matchLabels: labels }, template },
    },
    {
      apiVersion: 'v1',
      kind: 'Secret',
      metadata: {
        name: 'api',
        namespace,
        annotations: {
          'kubectl.kubernetes.io/last-applied-configuration': CANARY,
        },
      },
      type: 'Opaque',
      data: { password: Buffer.from(CANARY).toString('base64') },
    },
    {
      apiVersion: 'v1',
      kind: 'ConfigMap',
      metadata: { name: 'settings', namespace },
      data: { 'app.yaml': `key: ${CANARY}` },
    },
    {
      apiVersion: 'batch/v1',
      kind: 'CronJob',
      metadata: { name: 'nightly', namespace, labels },
      spec: {
        schedule: '0 3 * * *',
        suspend: true,
        jobTemplate: {
          spec: {
            template: {
              spec: { restartPolicy: 'Never', containers: [container] },
            },
          },
        },
      },
    },
  ];
}
