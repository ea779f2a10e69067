export {
  createPrometheus,
  type CreatePrometheusOptions,
  type RunningPrometheus,
} from './createPrometheus';
export type { Faults } from './Front';
