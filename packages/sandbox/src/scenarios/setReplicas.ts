import { readReplicaSet } from '../controllers/objects/workloads';
import { KubeObject } from '../kubernetes/Cluster';
import { Scenario, ScenarioTarget } from './Scenario';
import { patch, present } from './workloads';

/** Changes the size of a Deployment. Returns what gives it its old size. */
export function setReplicas(
  target: ScenarioTarget,
  deployment: KubeObject,
  change: (replicas: number) => number,
): ReturnType<Scenario['break']> {
  const { replicas } = readReplicaSet(deployment).spec;
  const broken = change(replicas);
  const set = (wanted: number) =>
    patch(target, deployment, { spec: { replicas: wanted } });
  set(broken);
  return () => {
    if (present(target, deployment)?.spec.replicas === broken) {
      set(replicas);
    }
  };
}
