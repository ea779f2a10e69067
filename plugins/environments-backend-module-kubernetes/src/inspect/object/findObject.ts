import { InputError } from '@backstage/errors';
import {
  type EnvironmentDefinition,
  isObjectName,
  type KubernetesKind,
  type ObjectMetadata,
  type Subject,
} from '@flightdeck/plugin-environments-common';
import type { SourceReading } from '@flightdeck/plugin-environments-node';
import { isClusterScoped, resources } from '../../watcher/resources';
import { kindUnknown, noSuchObject } from '../refusals';

/** An object that belongs to an environment. */
export interface FoundObject {
  kind: KubernetesKind;
  /** Absent for an object that is in none. */
  namespace?: string;
  name: string;
  /** Which object of this name it must be, where that decides whether it belongs. */
  uid?: string;
}

type WantedObject = Pick<Subject, 'kind' | 'namespace' | 'name'>;

function parseKind(kind: string): KubernetesKind {
  const known = Object.keys(resources).find(
    (each): each is KubernetesKind => each === kind,
  );
  if (!known || known === 'Event') {
    throw new InputError(`Objects of the kind ${kind} cannot be shown.`);
  }
  return known;
}

/**
 * Finds out whether an object belongs to an environment: whether it is in one of its namespaces,
 * and among the objects that the source selects where there is more to it than the namespace.
 *
 * Throws an InputError, a NotFoundError, or a ServiceUnavailableError when that is not known.
 */
export function findObject(
  environment: EnvironmentDefinition,
  wanted: WantedObject,
  reading: SourceReading,
): FoundObject {
  const kind = parseKind(wanted.kind);
  const { name } = wanted;
  const namespace = isClusterScoped(kind) ? undefined : wanted.namespace ?? '';
  const isInside =
    namespace === undefined || environment.namespaces.includes(namespace);
  if (!isInside || !isObjectName(name)) {
    throw noSuchObject(environment, { kind, namespace, name });
  }
  if (namespace !== undefined && !environment.labelSelector) {
    // The namespace says it, also of what has not been watched yet.
    return { kind, namespace, name };
  }
  const objects: readonly { metadata: ObjectMetadata }[] | undefined =
    reading.objects?.[kind];
  if (!objects) {
    throw kindUnknown(kind, namespace, reading);
  }
  const object = objects.find(
    ({ metadata }) =>
      metadata.name === name && metadata.namespace === (namespace ?? ''),
  );
  if (!object) {
    throw noSuchObject(environment, { kind, namespace, name });
  }
  return { kind, namespace, name, uid: object.metadata.uid };
}
