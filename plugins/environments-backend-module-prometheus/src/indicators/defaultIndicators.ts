import type { IndicatorDefinition } from './IndicatorDefinition';

const REQUESTS = 'http_requests_total{namespace=~"$namespaces"}';
const FAILED_REQUESTS =
  'http_requests_total{namespace=~"$namespaces",status=~"5.."}';
const DURATIONS =
  'http_request_duration_seconds_bucket{namespace=~"$namespaces"}';

/** The indicators that are there without configuration. */
export const DEFAULT_INDICATORS: readonly IndicatorDefinition[] = [
  {
    id: 'request-rate',
    title: 'Requests',
    unit: 'requests/s',
    query: `sum(rate(${REQUESTS}[5m]))`,
  },
  {
    id: 'error-ratio',
    title: 'Failed requests',
    unit: 'ratio',
    // Without requests there is no ratio: neither zero nor infinity.
    query: `(sum(rate(${FAILED_REQUESTS}[5m])) or vector(0)) / (sum(rate(${REQUESTS}[5m])) > 0)`,
    critical: 0.05,
  },
  {
    id: 'latency-p95',
    title: 'Latency (95th percentile)',
    unit: 'seconds',
    query: `histogram_quantile(0.95, sum by (le) (rate(${DURATIONS}[5m])))`,
    warning: 1,
  },
];
