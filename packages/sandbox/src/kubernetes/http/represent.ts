import { KubeObject } from '../Cluster';
import { apiVersionOf, ResourceType } from '../resourceTypes';
import { renderTable, TableOptions } from '../tables/renderTable';
import { Representation } from './mediaTypes';

/** One object in the shape that the client asked for. */
export function representObject(
  type: ResourceType,
  object: KubeObject,
  options: TableOptions & { representation: Representation },
): unknown {
  switch (options.representation) {
    case 'Table':
      return {
        ...renderTable(type, [object], options),
        metadata: { resourceVersion: object.metadata.resourceVersion },
      };
    case 'PartialObjectMetadata':
      return partialOf(object);
    default:
      return object;
  }
}

/** A list of objects in the shape that the client asked for. */
export function representList(
  type: ResourceType,
  objects: readonly KubeObject[],
  metadata: Record<string, unknown>,
  options: TableOptions & { representation: Representation },
): unknown {
  switch (options.representation) {
    case 'Table':
      return { ...renderTable(type, objects, options), metadata };
    case 'PartialObjectMetadata':
      return {
        kind: 'PartialObjectMetadataList',
        apiVersion: 'meta.k8s.io/v1',
        metadata,
        items: objects.map(partialOf),
      };
    default:
      return {
        kind: `${type.kind}List`,
        apiVersion: apiVersionOf(type),
        metadata,
        items: objects,
      };
  }
}

/** The bookmark of a watch: an object that only says which version was reached. */
export function representBookmark(
  type: ResourceType,
  resourceVersion: string,
  representation: Representation,
): unknown {
  const metadata = { resourceVersion };
  switch (representation) {
    case 'Table':
      return {
        kind: 'Table',
        apiVersion: 'meta.k8s.io/v1',
        metadata,
        columnDefinitions: [],
        rows: [],
      };
    case 'PartialObjectMetadata':
      return {
        kind: 'PartialObjectMetadata',
        apiVersion: 'meta.k8s.io/v1',
        metadata,
      };
    default:
      return { kind: type.kind, apiVersion: apiVersionOf(type), metadata };
  }
}

function partialOf({ metadata }: KubeObject): Record<string, unknown> {
  return {
    kind: 'PartialObjectMetadata',
    apiVersion: 'meta.k8s.io/v1',
    metadata,
  };
}
