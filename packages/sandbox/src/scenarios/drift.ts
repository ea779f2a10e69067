import { z } from 'zod';
import { findBackend } from './workloads';
import { Scenario, ScenarioTarget } from './Scenario';
import { setReplicas } from './setReplicas';

const autoscalerSchema = z.looseObject({
  spec: z.looseObject({ scaleTargetRef: z.looseObject({ name: z.string() }) }),
});

export const drift: Scenario = {
  id: 'drift',
  description:
    'Someone changed the number of replicas by hand: the cluster is no longer what Git says.',
  break: target =>
    setReplicas(target, findSteady(target), replicas => replicas + 2),
};

/** A Deployment whose size no autoscaler would set back. */
function findSteady(target: ScenarioTarget) {
  const scaled = target.cluster
    .list('HorizontalPodAutoscaler', target.namespace)
    .map(object => autoscalerSchema.parse(object).spec.scaleTargetRef.name);
  const others = target.cluster
    .list('Deployment', target.namespace)
    .filter(({ metadata }) => !scaled.includes(metadata.name));
  return (
    others.find(({ metadata }) => metadata.name === 'celery-worker') ??
    others.at(0) ??
    findBackend(target)
  );
}
