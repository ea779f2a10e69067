import { ANNOTATION_ERROR_RATIO } from '../metrics';
import { annotateBackend } from './annotateBackend';
import { Scenario } from './Scenario';

export const errors: Scenario = {
  id: 'errors',
  description: 'One in five requests to the backend fails with a server error.',
  break: target => annotateBackend(target, ANNOTATION_ERROR_RATIO, '0.2'),
};
