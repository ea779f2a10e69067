import {
  type KubernetesKind,
  redactObject,
  type Subject,
} from '@flightdeck/plugin-environments-common';
import type { InspectedObject } from '@flightdeck/plugin-environments-node';
import { isClusterScoped, resources } from '../../watcher/resources';
import { describeContainers } from './describeContainers';
import { podSpecSchema, type RawObject, rawObjectSchema } from './rawObject';
import { writeManifest } from './writeManifest';

function isWatchedKind(kind: string): kind is KubernetesKind {
  return Object.hasOwn(resources, kind);
}

function readPodSpec(kind: KubernetesKind, raw: unknown, object: RawObject) {
  if (kind === 'Pod') {
    return typeof raw === 'object' && raw !== null && 'spec' in raw
      ? podSpecSchema.safeParse(raw.spec).data
      : undefined;
  }
  const { template, jobTemplate } = object.spec;
  return (template ?? jobTemplate?.spec?.template)?.spec;
}

function ownersOf({ metadata }: RawObject): Subject[] {
  return metadata.ownerReferences.map(({ kind, name, uid }) => ({
    kind,
    // An owner is in the namespace of what it owns, or in none.
    namespace:
      isWatchedKind(kind) && isClusterScoped(kind)
        ? undefined
        : metadata.namespace,
    name,
    uid,
  }));
}

/**
 * What is told of an object that an API server sent. Undefined when it is no object of Kubernetes.
 * Nothing is read of it before it is redacted.
 */
export function describeObject(
  kind: KubernetesKind,
  sent: unknown,
  asOf: Date,
): InspectedObject | undefined {
  const redacted = redactObject(sent);
  const object = rawObjectSchema.safeParse(redacted).data;
  if (!object) {
    return undefined;
  }
  const { apiVersion, metadata, status } = object;
  const podSpec = readPodSpec(kind, redacted, object);
  return {
    subject: {
      kind,
      namespace: metadata.namespace,
      name: metadata.name,
      uid: metadata.uid,
    },
    apiVersion,
    createdAt: metadata.creationTimestamp,
    labels: metadata.labels,
    annotations: metadata.annotations,
    owners: ownersOf(object),
    conditions: [
      ...status.conditions,
      ...status.parents.flatMap(({ conditions }) => conditions),
    ],
    containers: podSpec ? describeContainers(podSpec, status) : [],
    manifest: writeManifest(redacted),
    asOf: asOf.toISOString(),
  };
}
