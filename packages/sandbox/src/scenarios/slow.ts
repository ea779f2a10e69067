import { ANNOTATION_LATENCY } from '../metrics';
import { annotate } from './annotate';
import { Scenario } from './Scenario';
import { findBackend } from './workloads';

export const slow: Scenario = {
  id: 'slow',
  description: 'The backend is slow: the 95th percentile is 2.5 seconds.',
  break: target =>
    annotate(target, findBackend(target), ANNOTATION_LATENCY, '2.5'),
};
