import { SCRAPE_SECONDS } from '../scraping';
import type { AlertingRule, RuleGroup } from './RuleGroup';

export const BUILT_IN_GROUP = 'applications';

const TARGET = '{{ $labels.service }} in {{ $labels.namespace }}';

/** The alerts of the platforms that the sandbox stands for, of the namespaces that OTHERS stands for. */
const RULES: readonly Omit<AlertingRule, 'type'>[] = [
  {
    name: 'ServiceDown',
    query: 'max by (namespace, service) (up{service!="",OTHERS}) == 0',
    forSeconds: 60,
    labels: { severity: 'critical' },
    annotations: { summary: `No pod of ${TARGET} answers.` },
  },
  {
    name: 'DatabaseConnectionFailure',
    query: 'sum by (namespace, service) (db_connections_active{OTHERS}) == 0',
    forSeconds: 60,
    labels: { severity: 'critical' },
    annotations: { summary: `${TARGET} has no connection to its database.` },
  },
  {
    name: 'HighErrorRate',
    query:
      'sum by (namespace, service) (rate(http_requests_total{status=~"5..",OTHERS}[5m])) / (sum by (namespace, service) (rate(http_requests_total[5m])) > 0) > 0.05',
    forSeconds: 300,
    labels: { severity: 'critical' },
    annotations: {
      summary: `More than 5 % of the requests to ${TARGET} fail.`,
    },
  },
  {
    name: 'SlowRequests',
    query:
      'histogram_quantile(0.95, sum by (namespace, service, le) (rate(http_request_duration_seconds_bucket{OTHERS}[5m]))) > 1',
    forSeconds: 300,
    labels: { severity: 'warning' },
    annotations: {
      summary: `5 % of the requests to ${TARGET} take more than 1 s.`,
    },
  },
  {
    name: 'HighMemoryUsage',
    query:
      'max by (namespace, pod, container) (container_memory_working_set_bytes{container!="",OTHERS}) / max by (namespace, pod, container) (kube_pod_container_resource_limits{resource="memory"}) > 0.8',
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
      'max by (namespace, persistentvolumeclaim) (1 - kubelet_volume_stats_available_bytes{OTHERS} / kubelet_volume_stats_capacity_bytes) > 0.9',
    forSeconds: 120,
    labels: { severity: 'critical' },
    annotations: {
      summary:
        'The volume {{ $labels.persistentvolumeclaim }} in {{ $labels.namespace }} is more than 90 % full.',
    },
  },
  {
    name: 'CeleryQueueBacklog',
    query: 'sum by (namespace) (celery_queue_length{OTHERS}) > 1000',
    forSeconds: 120,
    labels: { severity: 'warning' },
    annotations: {
      summary: 'More than 1000 tasks wait in {{ $labels.namespace }}.',
    },
  },
  {
    name: 'CertificateExpiry',
    query:
      'min by (namespace, target) (probe_ssl_earliest_cert_expiry{OTHERS}) - time() < 604800',
    forSeconds: 60,
    labels: { severity: 'warning' },
    annotations: {
      summary:
        'The certificate of {{ $labels.target }} ends in less than 7 days.',
    },
  },
];

/**
 * The alerts that there are without a PrometheusRule, except of namespaces that bring their own
 * alert of the same name.
 */
export function builtInRules(
  ownNamespaces: ReadonlyMap<string, ReadonlySet<string>>,
): RuleGroup {
  return {
    name: BUILT_IN_GROUP,
    file: 'sandbox',
    intervalSeconds: SCRAPE_SECONDS,
    rules: RULES.map(rule => ({
      ...rule,
      type: 'alerting',
      query: withoutNamespaces(rule.query, ownNamespaces.get(rule.name)),
    })),
  };
}

function withoutNamespaces(
  query: string,
  namespaces: ReadonlySet<string> = new Set(),
): string {
  const names = [...namespaces].sort().join('|');
  return names === ''
    ? query.replace(/\{OTHERS\}|,OTHERS/g, '')
    : query.replace(/OTHERS/g, `namespace!~"${names}"`);
}
