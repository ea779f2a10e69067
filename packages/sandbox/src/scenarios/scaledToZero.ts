import { Scenario } from './Scenario';
import { findBackend } from './workloads';
import { setReplicas } from './setReplicas';

export const scaledToZero: Scenario = {
  id: 'scaled-to-zero',
  description:
    'The backend was scaled to zero: nothing is broken, and nothing serves.',
  break: target => setReplicas(target, findBackend(target), () => 0),
};
