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

/** The alerts that the sandbox's metrics can raise. */
export const ALERTING_RULES: AlertingRule[] = [
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
      'max by (namespace, service) (process_resident_memory_bytes) > 858993459',
    forSeconds: 120,
    labels: { severity: 'warning' },
    annotations: {
      summary: `A pod of ${TARGET} uses more than 80 % of 1 GiB of memory.`,
    },
  },
];

export const RULE_GROUP = 'applications';
