import { ANNOTATION_LATENCY } from '../metrics';
import { annotateBackend } from './annotateBackend';
import { Scenario } from './Scenario';

export const slow: Scenario = {
  id: 'slow',
  description: 'The backend is slow: the 95th percentile is 2.5 seconds.',
  break: target => annotateBackend(target, ANNOTATION_LATENCY, '2.5'),
};
