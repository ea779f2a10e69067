import type { IndicatorDefinition } from './IndicatorDefinition';
import { SATURATION_INDICATORS } from './saturationIndicators';
import { STORE_INDICATORS } from './storeIndicators';

/** The indicator that tells whether there is traffic. */
export const REQUEST_RATE = 'request-rate';

const REQUESTS = 'http_requests_total{namespace=~"$namespaces"}';
const FAILED_REQUESTS =
  'http_requests_total{namespace=~"$namespaces",status=~"5.."}';
const DURATIONS =
  'http_request_duration_seconds_bucket{namespace=~"$namespaces"}';

/** The indicators that are there without configuration. */
export const DEFAULT_INDICATORS: readonly IndicatorDefinition[] = [
  {
    id: REQUEST_RATE,
    title: 'Requests',
    unit: 'requests/s',
    queries: [`sum(rate(${REQUESTS}[5m]))`],
    trouble: 'above',
    optional: false,
    needsTraffic: false,
  },
  {
    id: 'error-ratio',
    title: 'Failed requests',
    unit: 'ratio',
    // Without requests there is no ratio: neither zero nor infinity.
    queries: [
      `(sum(rate(${FAILED_REQUESTS}[5m])) or vector(0)) / (sum(rate(${REQUESTS}[5m])) > 0)`,
    ],
    critical: 0.05,
    trouble: 'above',
    optional: false,
    needsTraffic: true,
  },
  {
    id: 'latency-p95',
    title: 'Latency (95th percentile)',
    unit: 'seconds',
    queries: [`histogram_quantile(0.95, sum by (le) (rate(${DURATIONS}[5m])))`],
    warning: 1,
    trouble: 'above',
    optional: false,
    needsTraffic: true,
  },
  ...SATURATION_INDICATORS,
  ...STORE_INDICATORS,
];
