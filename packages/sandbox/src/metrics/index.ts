export {
  ApplicationMetrics,
  type ApplicationMetricsOptions,
} from './ApplicationMetrics';
export { createMetricsRouter } from './createMetricsRouter';
export {
  ANNOTATION_ERROR_RATIO,
  ANNOTATION_LATENCY,
  ANNOTATION_REQUEST_RATE,
} from './readApplications';
export type { Labels, Sample } from './Sample';
