import type { Alert } from '../observations';
import type { FactIndex } from './FactIndex';
import type { Subject } from './Finding';
import { indicatorSubject } from './indicatorReadings';
import { metricsOf } from './promqlMetrics';
import { subjectOf } from './subjects';

/** The labels by which kube-state-metrics and cAdvisor name objects. */
const KINDS_BY_LABEL = [
  ['pod', 'Pod'],
  ['deployment', 'Deployment'],
  ['statefulset', 'StatefulSet'],
  ['daemonset', 'DaemonSet'],
  ['job_name', 'Job'],
  ['cronjob', 'CronJob'],
  ['horizontalpodautoscaler', 'HorizontalPodAutoscaler'],
  ['poddisruptionbudget', 'PodDisruptionBudget'],
  ['persistentvolumeclaim', 'PersistentVolumeClaim'],
  ['resourcequota', 'ResourceQuota'],
  ['ingress', 'Ingress'],
] as const;

/** Names one alert: a rule can fire for several sets of labels at once. */
export function alertSubject({ name, labels, source }: Alert): Subject {
  const pairs = Object.entries(labels)
    .map(([label, value]) => `${label}=${value}`)
    .sort();
  return {
    kind: 'Alert',
    namespace: labels.namespace,
    name,
    uid: `${source}|${name}|${pairs.join(',')}`,
  };
}

/** The objects of the environment that the labels of an alert name. */
function labelledObjects({ labels }: Alert, index: FactIndex): Subject[] {
  return KINDS_BY_LABEL.flatMap(([label, kind]) => {
    const object =
      labels.namespace && labels[label]
        ? index.find(kind, labels.namespace, labels[label])
        : undefined;
    return object ? [subjectOf(kind, object.metadata)] : [];
  });
}

function isSame(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  return a.size === b.size && [...a].every(item => b.has(item));
}

/** The indicators that say what an alert says: they read the very same metrics. */
function repeatedIndicators({ query }: Alert, index: FactIndex): Subject[] {
  const metrics = metricsOf(query ?? '');
  return metrics.size === 0
    ? []
    : index.indicators
        .filter(reading => isSame(metricsOf(reading.query), metrics))
        .map(indicatorSubject);
}

/** What an alert may merely repeat: trouble of these is told of already. */
export function subjectsOfAlert(alert: Alert, index: FactIndex): Subject[] {
  return [
    ...labelledObjects(alert, index),
    ...repeatedIndicators(alert, index),
  ];
}
