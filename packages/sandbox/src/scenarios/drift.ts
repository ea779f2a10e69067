import { findSteady } from './findSteady';
import { Scenario } from './Scenario';
import { setReplicas } from './setReplicas';

export const drift: Scenario = {
  id: 'drift',
  description:
    'Someone changed the number of replicas by hand: the cluster is no longer what Git says.',
  break: target =>
    setReplicas(target, findSteady(target), replicas => replicas + 2),
};
