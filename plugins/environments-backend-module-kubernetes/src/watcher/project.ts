import {
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

const projections: {
  [Kind in KubernetesKind]: z.ZodType<KubernetesObjectTypes[Kind]>;
} = kubernetesProjections;

const labels = new SharedValues<Pod['metadata']['labels']>();
const owners = new SharedValues<Pod['metadata']['ownerReferences']>();
const containers = new SharedValues<Pod['spec']['containers']>();
const texts = new SharedTexts();

function shareMetadata({ metadata }: Pick<Pod, 'metadata'>): void {
  metadata.labels = labels.share(metadata.labels);
  metadata.annotations = labels.share(metadata.annotations);
  metadata.ownerReferences = owners.share(metadata.ownerReferences);
}

function sharePod({ spec, status }: Pod): void {
  spec.nodeName = texts.share(spec.nodeName);
  spec.containers = containers.share(spec.containers);
  spec.initContainers = containers.share(spec.initContainers);
  for (const container of status.containerStatuses) {
    container.image = texts.share(container.image);
    container.imageID = texts.share(container.imageID);
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
