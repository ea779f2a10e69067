import { ANNOTATION_ERROR_RATIO } from '../metrics';
import { annotate } from './annotate';
import { Scenario } from './Scenario';
import { findBackend } from './workloads';

export const errors: Scenario = {
  id: 'errors',
  description: 'One in five requests to the backend fails with a server error.',
  break: target =>
    annotate(target, findBackend(target), ANNOTATION_ERROR_RATIO, '0.2'),
};
