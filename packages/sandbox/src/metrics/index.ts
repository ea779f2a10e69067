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
} from './annotations';
export type { Labels, Sample } from './Sample';
export { ANNOTATION_CERTIFICATE_DAYS } from './ProbeMetrics';
export { ANNOTATION_VOLUME_USED } from './StoreMetrics';
