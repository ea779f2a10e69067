import {
  type ContainerStatus,
  type KubernetesKind,
  kubernetesProjections,
  type KubernetesObjectTypes,
  type Pod,
} from '@flightdeck/plugin-environments-common';
import type { z } from 'zod';
import { maskSentences } from './maskSentences';
import { readCertificateExpiry } from './readCertificateExpiry';
import { readUpdatedAt } from './readUpdatedAt';
import { SharedTexts, SharedValues } from './SharedValues';

type ContainerState = NonNullable<ContainerStatus['state']>;

const projections: {
  [Kind in KubernetesKind]: z.ZodType<KubernetesObjectTypes[Kind]>;
} = kubernetesProjections;

const labels = new SharedValues<Pod['metadata']['labels']>();
const owners = new SharedValues<Pod['metadata']['ownerReferences']>();
const containers = new SharedValues<Pod['spec']['containers']>();
const finalizers = new SharedValues<Pod['metadata']['finalizers']>();
const pullSecrets = new SharedValues<Pod['spec']['imagePullSecrets']>();
const references = new SharedValues<Pod['spec']['volumeReferences']>();
const states = new SharedValues<ContainerState>();
const texts = new SharedTexts();
/** Apart, because they come and go. */
const times = new SharedTexts();

function shareMetadata({ metadata }: Pick<Pod, 'metadata'>): void {
  metadata.labels = labels.share(metadata.labels);
  metadata.annotations = labels.share(metadata.annotations);
  metadata.ownerReferences = owners.share(metadata.ownerReferences);
  metadata.namespace = texts.share(metadata.namespace);
  metadata.finalizers = finalizers.share(metadata.finalizers);
}

/** Words that most conditions have in common, and times that those of one Pod have. */
function shareConditions(conditions: Pod['status']['conditions']): void {
  for (const condition of conditions) {
    condition.type = texts.share(condition.type);
    condition.status = texts.share(condition.status);
    condition.reason = texts.share(condition.reason);
    condition.lastTransitionTime = times.share(condition.lastTransitionTime);
  }
}

function sharePod({ spec, status }: Pod): void {
  spec.nodeName = texts.share(spec.nodeName);
  spec.containers = containers.share(spec.containers);
  spec.initContainers = containers.share(spec.initContainers);
  spec.restartPolicy = texts.share(spec.restartPolicy);
  spec.serviceAccountName = texts.share(spec.serviceAccountName);
  spec.imagePullSecrets = pullSecrets.share(spec.imagePullSecrets);
  spec.volumeReferences = references.share(spec.volumeReferences);
  status.phase = texts.share(status.phase);
  status.startTime = times.share(status.startTime);
  shareConditions(status.conditions);
  for (const container of status.containerStatuses) {
    container.name = texts.share(container.name);
    container.image = texts.share(container.image);
    container.imageID = texts.share(container.imageID);
    container.state = container.state && states.share(container.state);
    container.lastState =
      container.lastState && states.share(container.lastState);
  }
}

/** Pods are most of what is kept, and alike; other kinds share their metadata. */
const sharers: {
  readonly [Kind in KubernetesKind]?: (
    object: KubernetesObjectTypes[Kind],
  ) => void;
} = { Pod: sharePod };

/** What is known of values without keeping them, read before all that is about them is dropped. */
const completers: {
  readonly [Kind in KubernetesKind]?: (
    object: KubernetesObjectTypes[Kind],
    raw: unknown,
  ) => void;
} = {
  Secret: (secret, raw) => {
    secret.updatedAt = readUpdatedAt(raw);
    secret.certificateExpiresAt = readCertificateExpiry(raw);
  },
  ConfigMap: (configMap, raw) => {
    configMap.updatedAt = readUpdatedAt(raw);
  },
};

/**
 * Keeps of an object what the product uses. Undefined when it is not an object of Kubernetes. Parts
 * that objects have in common are the same values: they must not be changed.
 */
export function project<Kind extends KubernetesKind>(
  kind: Kind,
  raw: unknown,
): KubernetesObjectTypes[Kind] | undefined {
  const object = projections[kind].safeParse(raw).data;
  if (object) {
    maskSentences(kind, object);
    shareMetadata(object);
    sharers[kind]?.(object);
    completers[kind]?.(object, raw);
  }
  return object;
}
