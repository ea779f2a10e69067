import { ago, type Raw } from '../builders';
import {
  A_SHOP,
  deployment,
  ingress,
  manifest,
  service,
  TWO_PODS,
} from './manifests';
import type { Situation } from './Situation';

const BACKEND = [...deployment('backend'), ...TWO_PODS];

function autoscaler(minReplicas: number) {
  return manifest('autoscaling/v2', 'HorizontalPodAutoscaler', 'backend', {
    spec: {
      minReplicas,
      maxReplicas: 2,
      scaleTargetRef: { kind: 'Deployment', name: 'backend' },
    },
    status: {
      currentReplicas: 2,
      desiredReplicas: 2,
      conditions: [
        { type: 'AbleToScale', status: 'True', reason: 'ReadyForNewScale' },
        { type: 'ScalingActive', status: 'True', reason: 'ValidMetricFound' },
        {
          type: 'ScalingLimited',
          status: 'True',
          reason: 'TooManyReplicas',
          lastTransitionTime: ago(3_600),
        },
      ],
    },
  });
}

function cronJob(spec: Raw, status: Raw) {
  return manifest('batch/v1', 'CronJob', 'report', {
    spec: {
      schedule: '0 * * * *',
      concurrencyPolicy: 'Allow',
      ...spec,
    },
    status,
  });
}

function job(name: string, startedAgo: number, succeeded: boolean) {
  return manifest('batch/v1', 'Job', name, {
    metadata: {
      creationTimestamp: ago(startedAgo),
      labels: {},
      ownerReferences: [
        {
          kind: 'CronJob',
          name: 'report',
          uid: 'uid-CronJob-report',
          controller: true,
        },
      ],
    },
    spec: {},
    status: succeeded
      ? {
          succeeded: 1,
          startTime: ago(startedAgo),
          completionTime: ago(startedAgo - 60),
          conditions: [{ type: 'Complete', status: 'True' }],
        }
      : {
          failed: 1,
          startTime: ago(startedAgo),
          conditions: [
            {
              type: 'Failed',
              status: 'True',
              reason: 'BackoffLimitExceeded',
              lastTransitionTime: ago(startedAgo - 60),
            },
          ],
        },
  });
}

export const otherSituations: readonly Situation[] = [
  {
    title: 'The selector of a Service matches no pod',
    objects: [
      ...BACKEND,
      ...service('backend', {
        spec: { selector: { app: 'bakend' } },
        endpoints: [],
      }),
    ],
    argocd: 'Healthy',
    backstageErrors: 0,
    flightdeck: 'critical',
    ruleIds: ['svc.no-endpoints'],
    why: 'Neither looks at endpoints: every request to the Service fails.',
  },
  {
    title: 'The TLS Secret of an Ingress is missing',
    objects: [
      ...A_SHOP,
      ingress('shop', {
        tls: [{ hosts: ['shop.test'], secretName: 'shop-tls' }],
      }),
      manifest('networking.k8s.io/v1', 'IngressClass', 'nginx', {
        metadata: { namespace: '' },
      }),
    ],
    argocd: 'Healthy',
    backstageErrors: 0,
    flightdeck: 'critical',
    ruleIds: ['ing.tls-missing'],
    why: 'An Ingress with an address is healthy to Argo CD; browsers are shown a wrong certificate.',
  },
  {
    title: 'An Ingress sends requests to a Service that does not exist',
    objects: [
      ...BACKEND,
      ingress('shop'),
      manifest('networking.k8s.io/v1', 'IngressClass', 'nginx', {
        metadata: { namespace: '' },
      }),
    ],
    argocd: 'Healthy',
    backstageErrors: 0,
    flightdeck: 'critical',
    ruleIds: ['ing.backend-missing'],
    why: 'Nobody else follows the reference.',
  },
  {
    title: 'A CronJob has missed its runs',
    objects: [
      ...A_SHOP,
      cronJob(
        {},
        {
          lastScheduleTime: ago(5 * 3_600),
          lastSuccessfulTime: ago(5 * 3_600 - 60),
        },
      ),
    ],
    argocd: 'Healthy',
    backstageErrors: 0,
    flightdeck: 'critical',
    ruleIds: ['cron.late'],
    why: 'Argo CD says that it cannot know. The schedule and the last run tell it.',
  },
  {
    title: 'A CronJob failed once and succeeded since',
    objects: [
      ...A_SHOP,
      cronJob({}, { lastScheduleTime: ago(600), lastSuccessfulTime: ago(540) }),
      job('report-1', 4_200, false),
      job('report-2', 600, true),
    ],
    argocd: 'Healthy',
    backstageErrors: 0,
    flightdeck: 'healthy',
    ruleIds: [],
    why: 'A failed run that a later one made good is told as information.',
  },
  {
    title: 'A CronJob is suspended',
    objects: [
      ...A_SHOP,
      cronJob(
        { suspend: true },
        {
          lastScheduleTime: ago(5 * 86_400),
          lastSuccessfulTime: ago(5 * 86_400),
        },
      ),
    ],
    argocd: 'Healthy',
    backstageErrors: 0,
    flightdeck: 'healthy',
    ruleIds: ['cron.suspended'],
    why: 'It is said, and makes nothing worse.',
  },
  {
    title: 'An autoscaler has been at its maximum for an hour',
    objects: [...A_SHOP, autoscaler(1)],
    argocd: 'Healthy',
    backstageErrors: 1,
    flightdeck: 'warning',
    ruleIds: ['hpa.at-max'],
    why: 'Healthy to Argo CD; to Backstage the worst error there is, from the first second.',
  },
  {
    title: 'An autoscaler whose minimum is its maximum',
    objects: [...A_SHOP, autoscaler(2)],
    argocd: 'Healthy',
    backstageErrors: 1,
    flightdeck: 'healthy',
    ruleIds: [],
    why: 'It can be nowhere else. Backstage gives it its highest severity.',
  },
  {
    title: 'A volume claim waits for a class that does not exist',
    objects: [
      ...A_SHOP,
      manifest('v1', 'PersistentVolumeClaim', 'data', {
        metadata: { creationTimestamp: ago(3_600) },
        spec: { storageClassName: 'fast' },
        status: { phase: 'Pending' },
      }),
    ],
    argocd: 'Progressing',
    backstageErrors: 0,
    flightdeck: 'critical',
    ruleIds: ['pvc.pending'],
    why: 'Argo CD waits for ever; Backstage does not read claims.',
  },
  {
    title: 'A disruption budget lets no node be drained',
    objects: [
      ...A_SHOP,
      manifest('policy/v1', 'PodDisruptionBudget', 'backend', {
        spec: {
          minAvailable: 2,
          selector: { matchLabels: { app: 'backend' } },
        },
        status: {
          observedGeneration: 1,
          expectedPods: 2,
          currentHealthy: 2,
          desiredHealthy: 2,
          disruptionsAllowed: 0,
          conditions: [
            {
              type: 'DisruptionAllowed',
              status: 'False',
              reason: 'InsufficientPods',
            },
          ],
        },
      }),
    ],
    argocd: 'Healthy',
    backstageErrors: 0,
    flightdeck: 'warning',
    ruleIds: ['pdb.blocking'],
    why: 'The next upgrade of a node would hang.',
  },
];
