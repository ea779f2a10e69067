import { createIndicatorRule } from '../createIndicatorRule';
import { quote } from '../words';

export const indicatorUnknown = createIndicatorRule({
  id: 'indicator.unknown',
  // No hold: what is not known must not look good meanwhile.
  holdSeconds: 0,
  isAbout: ({ value }) => value === undefined,
  judge: ({ message, noTraffic, query }) =>
    noTraffic
      ? {
          // It is known why there is no value: that is neither good nor bad.
          severity: 'info',
          reason: 'NoTraffic',
          says: `has no value: ${
            message ? quote(message) : 'no requests came'
          }`,
          remediation: [
            'Nothing, when no requests are expected. Else see whether they reach the service: its Ingress, its Service, its load balancer.',
          ],
          evidence: [{ path: query, value: 'no requests' }],
        }
      : {
          severity: 'unknown',
          reason: 'NoValue',
          says: `is unknown: ${message ? quote(message) : 'there is no value'}`,
          remediation: [
            'Check that the metrics server is up, that it scrapes the service, and that the labels of the query fit.',
            'Where nothing measures this, say so: `optional: true` or `disabled: true` of the indicator in `environments.prometheus.indicators`, or `flightdeck.dev/health-rules: indicator.unknown=off` on the environment.',
          ],
          evidence: [{ path: query, value: 'no value' }],
        },
});
