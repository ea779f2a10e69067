import type { HorizontalPodAutoscaler } from '../../kubernetes';
import type { ConformanceContext } from '../ConformanceContext';
import type { LiveWorkload } from '../LiveObject';

/** The autoscaler of a workload, among those that could be read. */
export function autoscalerOf(
  { kind, object }: LiveWorkload,
  { index }: ConformanceContext,
): HorizontalPodAutoscaler | undefined {
  const { name, namespace } = object.metadata;
  return index
    .objects('HorizontalPodAutoscaler')
    .find(
      ({ metadata, spec: { scaleTargetRef } }) =>
        metadata.namespace === namespace &&
        scaleTargetRef?.kind === kind &&
        scaleTargetRef.name === name,
    );
}
