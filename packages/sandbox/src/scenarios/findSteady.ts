import { z } from 'zod';
import { ScenarioTarget } from './Scenario';
import { findBackend, workloadsIn } from './workloads';

const autoscalerSchema = z.looseObject({
  spec: z.looseObject({ scaleTargetRef: z.looseObject({ name: z.string() }) }),
});

/** A workload whose size no autoscaler would set back. */
export function findSteady(target: ScenarioTarget) {
  const scaled = target.cluster
    .list('HorizontalPodAutoscaler', target.namespace)
    .map(object => autoscalerSchema.parse(object).spec.scaleTargetRef.name);
  const others = workloadsIn(target.cluster, target.namespace).filter(
    ({ metadata }) => !scaled.includes(metadata.name),
  );
  return (
    others.find(({ metadata }) => metadata.name === 'celery-worker') ??
    others.at(0) ??
    findBackend(target)
  );
}
