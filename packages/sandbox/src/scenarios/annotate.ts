import { KubeObject } from '../kubernetes/Cluster';
import { Scenario, ScenarioTarget } from './Scenario';
import { patch, present } from './workloads';

/** Sets an annotation of a Deployment. Returns what takes it off again. */
export function annotate(
  target: ScenarioTarget,
  deployment: KubeObject,
  annotation: string,
  value: string,
): ReturnType<Scenario['break']> {
  const before = deployment.metadata.annotations?.[annotation] ?? null;
  const set = (wanted: string | null) =>
    patch(target, deployment, {
      metadata: { annotations: { [annotation]: wanted } },
    });
  set(value);
  return () => {
    const now = present(target, deployment)?.metadata.annotations?.[annotation];
    if (now === value) {
      set(before);
    }
  };
}
