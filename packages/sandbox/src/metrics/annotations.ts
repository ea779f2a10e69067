/**
 * The share of a backend's requests that fail, for example `"0.2"`.
 *
 * @public
 */
export const ANNOTATION_ERROR_RATIO = 'sandbox.flightdeck.dev/error-ratio';

/**
 * The time in seconds under which 95 % of a backend's requests stay, for example `"2.5"`.
 *
 * @public
 */
export const ANNOTATION_LATENCY = 'sandbox.flightdeck.dev/latency-seconds';

/**
 * Requests per second of all pods together. It also makes a workload that nothing else says is
 * measured serve traffic.
 *
 * @public
 */
export const ANNOTATION_REQUEST_RATE =
  'sandbox.flightdeck.dev/requests-per-second';
