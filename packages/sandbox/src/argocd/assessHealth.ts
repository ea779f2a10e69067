import type { KubeObject } from '../kubernetes/Cluster';
import { fieldAt } from '../kubernetes/json';
import { condition, conditions, text } from './conditions';
import { customChecks } from './customHealth';
import { podHealth } from './podHealth';
import {
  degraded,
  HEALTHY,
  progressing,
  type ResourceHealth,
} from './ResourceHealth';
import {
  daemonSet,
  deployment,
  replicaSet,
  statefulSet,
} from './workloadHealth';

type Assess = (object: KubeObject) => ResourceHealth;

function job(object: KubeObject): ResourceHealth {
  const failed = condition(object, 'Failed');
  if (failed) {
    return degraded(text(failed, 'message'));
  }
  if (condition(object, 'Suspended')?.status === 'True') {
    return { status: 'Suspended' };
  }
  return condition(object, 'Complete')
    ? HEALTHY
    : progressing('The Job is running.');
}

function cronJob(object: KubeObject): ResourceHealth {
  const active = fieldAt(object, 'status', 'active');
  const scheduled = text(object, 'status', 'lastScheduleTime');
  const succeeded = text(object, 'status', 'lastSuccessfulTime');
  if (
    fieldAt(object, 'spec', 'suspend') === true ||
    (Array.isArray(active) && active.length > 0) ||
    !scheduled ||
    !succeeded
  ) {
    return HEALTHY;
  }
  return Date.parse(succeeded) < Date.parse(scheduled)
    ? degraded('The last run did not succeed.')
    : HEALTHY;
}

function hasLoadBalancer(object: KubeObject): boolean {
  const addresses = fieldAt(object, 'status', 'loadBalancer', 'ingress');
  return Array.isArray(addresses) && addresses.length > 0;
}

function service(object: KubeObject): ResourceHealth {
  return text(object, 'spec', 'type') === 'LoadBalancer' &&
    !hasLoadBalancer(object)
    ? progressing('The load balancer has no address yet.')
    : HEALTHY;
}

function ingress(object: KubeObject): ResourceHealth {
  return hasLoadBalancer(object)
    ? HEALTHY
    : progressing('The load balancer has no address yet.');
}

function persistentVolumeClaim(object: KubeObject): ResourceHealth {
  switch (text(object, 'status', 'phase')) {
    case 'Bound':
      return HEALTHY;
    case 'Pending':
      return progressing('The claim is not bound yet.');
    case 'Lost':
      return degraded('The volume of the claim is lost.');
    default:
      return { status: 'Unknown' };
  }
}

const AUTOSCALER_FAILURES: Record<string, RegExp> = {
  AbleToScale: /^(FailedGetScale|FailedUpdateScale)$/,
  ScalingActive:
    /^(FailedGet(Resource|Object|Pods|External)Metric|FailedComputeMetricsReplicas|InvalidSelector)$/,
};

/** At its maximum an autoscaler is healthy: so Argo CD judges. */
function autoscaler(object: KubeObject): ResourceHealth {
  const failure = conditions(object).find(candidate =>
    AUTOSCALER_FAILURES[text(candidate, 'type')]?.test(
      text(candidate, 'reason'),
    ),
  );
  if (failure) {
    return degraded(text(failure, 'message'));
  }
  return ['AbleToScale', 'ScalingLimited'].some(
    type => condition(object, type)?.status === 'True',
  )
    ? HEALTHY
    : progressing('The autoscaler has not reported yet.');
}

function disruptionBudget(object: KubeObject): ResourceHealth {
  const failure = conditions(object).find(
    ({ status, reason }) => status === 'False' && reason !== 'InsufficientPods',
  );
  return failure ? degraded(text(failure, 'message')) : HEALTHY;
}

const CHECKS: Record<string, Assess | undefined> = {
  Deployment: deployment,
  ReplicaSet: replicaSet,
  StatefulSet: statefulSet,
  DaemonSet: daemonSet,
  Pod: podHealth,
  Job: job,
  CronJob: cronJob,
  Service: service,
  Ingress: ingress,
  PersistentVolumeClaim: persistentVolumeClaim,
  HorizontalPodAutoscaler: autoscaler,
  PodDisruptionBudget: disruptionBudget,
  ...customChecks,
};

/**
 * The health of an object by Argo CD's own rules, blind spots included. Undefined for kinds that
 * Argo CD does not judge.
 */
export function assessHealth(object: KubeObject): ResourceHealth | undefined {
  if (object.metadata.deletionTimestamp) {
    return progressing('Pending deletion');
  }
  return CHECKS[object.kind]?.(object);
}

const ORDER = [
  'Healthy',
  'Suspended',
  'Progressing',
  'Missing',
  'Degraded',
  'Unknown',
];

/** The worst health; `Healthy` when there is nothing to judge. */
export function worstStatus(statuses: readonly string[]): string {
  return statuses.reduce(
    (worst, status) =>
      ORDER.indexOf(status) > ORDER.indexOf(worst) ? status : worst,
    'Healthy',
  );
}
