import type { Entity } from '@backstage/catalog-model';
import { DISCOVERED_ANNOTATIONS } from './discoveredAnnotations';

/**
 * An entity of the catalog as it was given to it, without what the catalog and its processors
 * have added.
 */
export function ownPart(entity: Entity): Entity {
  const { name, namespace, title, annotations = {} } = entity.metadata;
  return {
    apiVersion: entity.apiVersion,
    kind: entity.kind,
    metadata: {
      name,
      namespace,
      ...(title !== undefined && { title }),
      annotations: Object.fromEntries(
        DISCOVERED_ANNOTATIONS.flatMap(key =>
          annotations[key] === undefined ? [] : [[key, annotations[key]]],
        ),
      ),
    },
    spec: entity.spec,
  };
}
