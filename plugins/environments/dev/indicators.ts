import type { IndicatorReading } from '@flightdeck/plugin-environments-common';

/** Indicators in every state. */
export const indicators: IndicatorReading[] = [
  {
    id: 'request-rate',
    title: 'Request rate',
    unit: 'requests/s',
    value: 123.4,
    asOf: new Date().toISOString(),
    query: 'sum(rate(http_requests_total[5m]))',
  },
  {
    id: 'error-ratio',
    title: 'Error ratio',
    unit: 'ratio',
    value: 0.062,
    warning: 0.01,
    critical: 0.05,
    asOf: new Date().toISOString(),
    query: 'sum(rate(errors[5m])) / sum(rate(http_requests_total[5m]))',
  },
  {
    id: 'latency-p95',
    title: 'Latency, 95th percentile',
    unit: 'seconds',
    message: 'No series matches the query.',
    warning: 0.5,
    query: 'histogram_quantile(0.95, …)',
  },
  {
    id: 'certificate-days',
    title: 'Certificate, time left',
    unit: 'seconds',
    value: 864_000,
    warning: 1_209_600,
    critical: 259_200,
    trouble: 'below',
    asOf: new Date().toISOString(),
    query: 'min(x509_cert_not_after) - time()',
  },
  {
    id: 'search-latency',
    title: 'Latency of searches',
    unit: 'seconds',
    noTraffic: true,
    warning: 0.5,
    query: 'histogram_quantile(0.95, …)',
  },
];
