import type { IndicatorDefinition } from './IndicatorDefinition';

const DAY_SECONDS = 86_400;
const HERE = 'namespace=~"$namespaces"';

/** Exporters that run more than once tell of each queue more than once. */
function backlog(metric: string, queueLabel: string, more = ''): string {
  return `sum(max by (namespace, ${queueLabel}) (${metric}{${HERE}${more}}))`;
}

/** How full queues and volumes are, and how long certificates last. */
export const STORE_INDICATORS: readonly IndicatorDefinition[] = [
  {
    id: 'queue-length',
    title: 'Tasks waiting',
    unit: 'count',
    queries: [
      backlog('celery_queue_length', 'queue_name'),
      `sum(max by (namespace) (celery_tasks_queued{${HERE}}))`,
      backlog('rabbitmq_detailed_queue_messages_ready', 'queue'),
      backlog('rabbitmq_queue_messages_ready', 'queue'),
      backlog('redis_key_size', 'key', ',key=~"celery|.*queue.*"'),
    ],
    warning: 1000,
    trouble: 'above',
    optional: true,
    needsTraffic: false,
  },
  {
    id: 'volume-usage',
    title: 'Fullest volume',
    unit: 'ratio',
    queries: [
      `max(1 - max by (namespace, persistentvolumeclaim) (kubelet_volume_stats_available_bytes{${HERE}}) / max by (namespace, persistentvolumeclaim) (kubelet_volume_stats_capacity_bytes{${HERE}} > 0))`,
    ],
    critical: 0.9,
    trouble: 'above',
    optional: true,
    needsTraffic: false,
  },
  {
    id: 'certificate-expiry',
    title: 'Next certificate expiry',
    unit: 'seconds',
    queries: [
      `min(probe_ssl_earliest_cert_expiry{${HERE}}) - time()`,
      `min(certmanager_certificate_expiration_timestamp_seconds{${HERE}}) - time()`,
      `min(certmanager_certificate_expiration_timestamp_seconds{exported_namespace=~"$namespaces"}) - time()`,
    ],
    warning: 21 * DAY_SECONDS,
    critical: 7 * DAY_SECONDS,
    trouble: 'below',
    optional: true,
    needsTraffic: false,
  },
];
