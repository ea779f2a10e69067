import type { Deployment, KubernetesObjects } from '../kubernetes';

type Template = NonNullable<Deployment['spec']['template']>;
type Container = NonNullable<Template['spec']>['containers'][number];

/** What is compared of a workload. */
export interface StageWorkload {
  kind: 'Deployment' | 'StatefulSet' | 'DaemonSet' | 'Rollout';
  name: string;
  /** In words; absent where nothing sets them. */
  replicas?: string;
  /** Init containers, too. */
  containers: readonly Container[];
}

interface WorkloadObject {
  metadata: { name: string; namespace: string };
  spec: { replicas?: number; template?: Template };
}

/** Undefined for a kind that could not be read. */
export function stageWorkloads(
  objects: KubernetesObjects,
  kind: StageWorkload['kind'],
): StageWorkload[] | undefined {
  return objects[kind]?.map((object: WorkloadObject) => ({
    kind,
    name: object.metadata.name,
    replicas:
      kind === 'DaemonSet' ? undefined : replicasOf(objects, kind, object),
    containers: [
      ...(object.spec.template?.spec?.containers ?? []),
      ...(object.spec.template?.spec?.initContainers ?? []),
    ],
  }));
}

/** An autoscaler's bounds, as what it sets moves by itself. */
function replicasOf(
  { HorizontalPodAutoscaler: autoscalers = [] }: KubernetesObjects,
  kind: string,
  { metadata, spec }: WorkloadObject,
): string {
  const autoscaler = autoscalers.find(
    each =>
      each.metadata.namespace === metadata.namespace &&
      each.spec.scaleTargetRef?.kind === kind &&
      each.spec.scaleTargetRef.name === metadata.name,
  );
  return autoscaler
    ? `${autoscaler.spec.minReplicas ?? 1} to ${
        autoscaler.spec.maxReplicas ?? 'any'
      }, by an autoscaler`
    : String(spec.replicas ?? 1);
}
