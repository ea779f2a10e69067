import { MEMORY_LOAD } from '../controllers/autoscaler/UsageSource';
import { annotate } from './annotate';
import { findSteady } from './findSteady';
import { Scenario } from './Scenario';

export const memoryHigh: Scenario = {
  id: 'memory-high',
  description:
    'The Celery worker uses nine tenths of its memory limit: it still runs, and is soon to be killed.',
  break: target => annotate(target, findSteady(target), MEMORY_LOAD, '0.9'),
};
