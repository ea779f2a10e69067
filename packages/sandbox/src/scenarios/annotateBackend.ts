import { Scenario, ScenarioTarget } from './Scenario';
import { findBackend, patch, present } from './workloads';

/** Sets an annotation of the backend Deployment. Returns what takes it off again. */
export function annotateBackend(
  target: ScenarioTarget,
  annotation: string,
  value: string,
): ReturnType<Scenario['break']> {
  const backend = findBackend(target);
  const before = backend.metadata.annotations?.[annotation] ?? null;
  const set = (wanted: string | null) =>
    patch(target, backend, {
      metadata: { annotations: { [annotation]: wanted } },
    });
  set(value);
  return () => {
    const now = present(target, backend)?.metadata.annotations?.[annotation];
    if (now === value) {
      set(before);
    }
  };
}
