import type { Labels } from '../metrics/Sample';

export interface AlertingRule {
  name: string;
  query: string;
  /** How long the query must have had an answer before the alert fires. */
  forSeconds: number;
  labels: Labels;
  /** `{{ $labels.x }}` stands for a label of the answer. */
  annotations: Labels;
}

const TARGET = '{{ $labels.service }} in {{ $labels.namespace }}';

/** The alerts of the platforms that the sandbox stands for. */
const ALERTING_RULES: AlertingRule[] = [
  {
    name: 'ServiceDown',
    query: 'max by (namespace, service) (up{service!=""}) == 0',
    forSeconds: 60,
    labels: { severity: 'critical' },
    annotations: { summary: `No pod of ${TARGET} answers.` },
  },
  {
    name: 'DatabaseConnectionFailure',
    query: 'sum by (namespace, service) (db_connections_active) == 0',
    forSeconds: 60,
    labels: { severity: 'critical' },
    annotations: { summary: `${TARGET} has no connection to its database.` },
  },
  {
    name: 'HighErrorRate',
    query:
      'sum by (namespace, service) (rate(http_requests_total{status=~"5.."}[5m])) / (sum by (namespace, service) (rate(http_requests_total[5m])) > 0) > 0.05',
    forSeconds: 300,
    labels: { severity: 'critical' },
    annotations: {
      summary: `More than 5 % of the requests to ${TARGET} fail.`,
    },
  },
  {
    name: 'SlowRequests',
    query:
      'histogram_quantile(0.95, sum by (namespace, service, le) (rate(http_request_duration_seconds_bucket[5m]))) > 1',
    forSeconds: 300,
    labels: { severity: 'warning' },
    annotations: {
      summary: `5 % of the requests to ${TARGET} take more than 1 s.`,
    },
  },
  {
    name: 'HighMemoryUsage',
    query:
      'max by (namespace, pod, container) (container_memory_working_set_bytes{container!=""}) / max by (namespace, pod, container) (kube_pod_container_resource_limits{resource="memory"}) > 0.8',
    forSeconds: 120,
    labels: { severity: 'warning' },
    annotations: {
      summary:
        '{{ $labels.container }} of {{ $labels.pod }} in {{ $labels.namespace }} uses more than 80 % of its memory limit.',
    },
  },
  {
    name: 'DiskAlmostFull',
    query:
      'max by (namespace, persistentvolumeclaim) (1 - kubelet_volume_stats_available_bytes / kubelet_volume_stats_capacity_bytes) > 0.9',
    forSeconds: 120,
    labels: { severity: 'critical' },
    annotations: {
      summary:
        'The volume {{ $labels.persistentvolumeclaim }} in {{ $labels.namespace }} is more than 90 % full.',
    },
  },
  {
    name: 'CeleryQueueBacklog',
    query: 'sum by (namespace) (celery_queue_length) > 1000',
    forSeconds: 120,
    labels: { severity: 'warning' },
    annotations: {
      summary: 'More than 1000 tasks wait in {{ $labels.namespace }}.',
    },
  },
  {
    name: 'CertificateExpiry',
    query:
      'min by (namespace, target) (probe_ssl_earliest_cert_expiry) - time() < 604800',
    forSeconds: 60,
    labels: { severity: 'warning' },
    annotations: {
      summary:
        'The certificate of {{ $labels.target }} ends in less than 7 days.',
    },
  },
];

/** The rules, with all of their waits cut to so many seconds where that is wanted. */
export function alertingRules(forSeconds?: number): AlertingRule[] {
  return ALERTING_RULES.map(rule => ({
    ...rule,
    forSeconds: forSeconds ?? rule.forSeconds,
  }));
}

export const RULE_GROUP = 'applications';
