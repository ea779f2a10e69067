import type { Sandbox } from '@flightdeck/sandbox';
import { CHART_BRANCH } from './pushChart';

const NAMESPACE = 'co2-calculator-prod';
const LAST_APPLIED = 'kubectl.kubernetes.io/last-applied-configuration';

/** A text that is nowhere but in the place that it names. */
function canary(place: string): string {
  return `canary-in-${place}-5e1f0c`;
}

/** Where secret values lie in a cluster. */
export const PLACES = [
  'secret-data',
  'secret-of-a-pull',
  'config-map',
  'config-map-binary',
  'last-applied',
  'last-applied-application',
  'variable',
  'init-variable',
  'cron-job-variable',
  'helm-values',
  'helm-parameter',
] as const;

const planted = new Map(PLACES.map(place => [place, canary(place)]));

function at(place: (typeof PLACES)[number]): string {
  return planted.get(place) ?? '';
}

function base64(text: string): string {
  return Buffer.from(text).toString('base64');
}

function metadata(name: string) {
  return {
    name,
    namespace: NAMESPACE,
    annotations: {
      [LAST_APPLIED]: JSON.stringify({ was: at('last-applied') }),
    },
  };
}

function template(variable: string) {
  return {
    metadata: { ...metadata('canary'), labels: { app: 'canary' } },
    spec: {
      restartPolicy: 'Always',
      imagePullSecrets: [{ name: 'canary-registry' }],
      initContainers: [
        {
          name: 'prepare',
          image: 'registry.example/canary:1.0.0',
          env: [{ name: 'CANARY_INIT', value: at('init-variable') }],
        },
      ],
      containers: [
        {
          name: 'app',
          image: 'registry.example/canary:1.0.0',
          env: [
            { name: 'CANARY_VARIABLE', value: variable },
            {
              name: 'CANARY_PASSWORD',
              valueFrom: { secretKeyRef: { name: 'canary', key: 'password' } },
            },
          ],
          envFrom: [{ configMapRef: { name: 'canary' } }],
        },
      ],
    },
  };
}

/** Puts a canary into each place of an environment of the sandbox where a secret value can be. */
export function plantCanaries({ cluster }: Pick<Sandbox, 'cluster'>): void {
  cluster.apply({
    apiVersion: 'v1',
    kind: 'Secret',
    metadata: metadata('canary'),
    type: 'Opaque',
    data: { password: base64(at('secret-data')) },
  });
  cluster.apply({
    apiVersion: 'v1',
    kind: 'Secret',
    metadata: metadata('canary-registry'),
    type: 'kubernetes.io/dockerconfigjson',
    data: { '.dockerconfigjson': base64(at('secret-of-a-pull')) },
  });
  cluster.apply({
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: metadata('canary'),
    data: { 'app.yaml': `password: ${at('config-map')}` },
    binaryData: { 'app.bin': base64(at('config-map-binary')) },
  });
  cluster.apply({
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: metadata('canary'),
    spec: {
      replicas: 1,
      selector: { matchLabels: { app: 'canary' } },
      template: template(at('variable')),
    },
  });
  cluster.apply({
    apiVersion: 'batch/v1',
    kind: 'CronJob',
    metadata: metadata('canary'),
    spec: {
      schedule: '0 3 * * *',
      jobTemplate: { spec: { template: template(at('cron-job-variable')) } },
    },
  });
  cluster.patch('Application', 'argocd', NAMESPACE, {
    metadata: {
      annotations: { [LAST_APPLIED]: at('last-applied-application') },
    },
    spec: {
      syncPolicy: { automated: null }, // It is the test that syncs.
      source: {
        targetRevision: CHART_BRANCH,
        helm: {
          values: `password: ${at('helm-values')}`,
          parameters: [{ name: 'password', value: at('helm-parameter') }],
        },
      },
    },
  });
}

/** The canaries that a text gives away, plain or in base64. */
export function findCanaries(text: string): string[] {
  return [...planted]
    .filter(([, value]) => text.includes(value) || text.includes(base64(value)))
    .map(([place]) => place);
}
