import {
  type KubernetesKind,
  type KubernetesObjectTypes,
  maskSentence,
  type Pod,
} from '@flightdeck/plugin-environments-common';

interface Sentence {
  message?: string;
}

function mask(...sentences: readonly (Sentence | undefined)[]): void {
  for (const sentence of sentences) {
    if (sentence?.message) {
      sentence.message = maskSentence(sentence.message);
    }
  }
}

function maskConditions({
  status,
}: {
  status: { conditions: readonly Sentence[] };
}): void {
  mask(...status.conditions);
}

function maskPod(pod: Pod): void {
  const { status } = pod;
  maskConditions(pod);
  mask(status);
  for (const { state, lastState } of [
    ...status.containerStatuses,
    ...status.initContainerStatuses,
  ]) {
    mask(state?.waiting, lastState?.waiting);
    mask(state?.terminated, lastState?.terminated);
  }
}

const maskers: {
  readonly [Kind in KubernetesKind]?: (
    object: KubernetesObjectTypes[Kind],
  ) => void;
} = {
  Event: event => mask(event),
  Pod: maskPod,
  Deployment: maskConditions,
  Job: maskConditions,
  HorizontalPodAutoscaler: maskConditions,
  Certificate: maskConditions,
  ExternalSecret: maskConditions,
  ScaledObject: maskConditions,
  Rollout: rollout => {
    maskConditions(rollout);
    mask(rollout.status);
  },
  HTTPRoute: ({ status }) =>
    mask(...status.parents.flatMap(({ conditions }) => conditions)),
  PersistentVolume: ({ status }) => mask(status),
};

/**
 * Takes passwords and tokens out of what the cluster says of an object: rules quote it, and those
 * read it who may not read objects or logs.
 */
export function maskSentences<Kind extends KubernetesKind>(
  kind: Kind,
  object: KubernetesObjectTypes[Kind],
): void {
  maskers[kind]?.(object);
}
