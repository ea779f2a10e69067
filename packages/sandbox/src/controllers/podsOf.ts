import { KubeObject } from '../kubernetes/Cluster';
import { StatusError } from '../kubernetes/StatusError';
import {
  ControllerContext,
  isControlledBy,
  ownerReference,
} from './Controller';
import { findCondition } from './conditions';
import { isReady, PodView, readPod } from './objects/pod';
import { PodTemplate } from './objects/workloads';
import { Timeline } from './Timeline';

/** The Pods that the owner controls, those on their way out too. */
export function podsOf(
  { cluster }: ControllerContext,
  owner: KubeObject,
): PodView[] {
  return cluster
    .list('Pod', owner.metadata.namespace)
    .filter(pod => isControlledBy(pod, owner))
    .map(readPod);
}

export interface NewPod {
  owner: KubeObject;
  name: string;
  template: PodTemplate;
  labels?: Record<string, string>;
  finalizers?: string[];
  spec?: Record<string, unknown>;
}

/** Creates a Pod from its owner's template. */
export function createPod(
  { cluster }: ControllerContext,
  { owner, name, template, labels, finalizers, spec }: NewPod,
): void {
  cluster.create({
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: {
      name,
      namespace: owner.metadata.namespace,
      labels: { ...template.metadata.labels, ...labels },
      annotations: template.metadata.annotations,
      ownerReferences: [ownerReference(owner)],
      finalizers,
    },
    spec: { ...template.spec, ...spec },
  });
}

/** Does what the API server may refuse, and returns the refusal if it does. */
export function attempt(write: () => void): StatusError | undefined {
  try {
    write();
    return undefined;
  } catch (error) {
    if (error instanceof StatusError) {
      return error;
    }
    throw error;
  }
}

/** Ready for long enough that it counts. */
export function isAvailable(
  timeline: Timeline,
  pod: PodView,
  minReadySeconds: number,
): boolean {
  if (!isReady(pod)) {
    return false;
  }
  const since = findCondition(pod.status.conditions, 'Ready');
  return (
    minReadySeconds === 0 ||
    timeline.secondsSince(since?.lastTransitionTime ?? '') >= minReadySeconds
  );
}
