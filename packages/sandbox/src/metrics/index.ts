export {
  ApplicationMetrics,
  type ApplicationMetricsOptions,
} from './ApplicationMetrics';
export { createMetricsRouter } from './createMetricsRouter';
export {
  PodUsageModel,
  type ContainerUsage,
  type PodUsageModelOptions,
  type Usage,
} from './PodUsageModel';
export {
  ANNOTATION_ERROR_RATIO,
  ANNOTATION_LATENCY,
  ANNOTATION_REQUEST_RATE,
} from './readApplications';
export type { Labels, Sample } from './Sample';
export {
  ANNOTATION_CERTIFICATE_DAYS,
  ANNOTATION_VOLUME_USED,
} from './StoreMetrics';
