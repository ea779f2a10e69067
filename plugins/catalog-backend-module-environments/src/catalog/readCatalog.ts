import type { AuthService } from '@backstage/backend-plugin-api';
import {
  ANNOTATION_ORIGIN_LOCATION,
  type Entity,
  stringifyEntityRef,
} from '@backstage/catalog-model';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import { isEnvironmentEntity } from '@flightdeck/plugin-environments-common';
import { isDiscoveryLocation } from '../discovery/location';
import { ownPart } from './ownPart';

/** What the catalog holds, as far as discovery is concerned. */
export interface CatalogContent {
  /** Environments that something else put there. */
  written: Entity[];
  /** References to these and to what else has a name that is wanted. */
  taken: Set<string>;
  /** References to the systems that something else put there. */
  systems: Set<string>;
  /** What discovery put there, by the location it came from and by its reference. */
  discovered: Map<string, Map<string, Entity>>;
}

const FILTER: Record<string, string>[] = [
  { kind: 'Resource', 'spec.type': 'environment' },
  { kind: 'System' },
];
const FIELDS = ['apiVersion', 'kind', 'metadata', 'spec'];

function sortInto(content: CatalogContent, entity: Entity): void {
  const ref = stringifyEntityRef(entity);
  const location = entity.metadata.annotations?.[ANNOTATION_ORIGIN_LOCATION];
  if (isDiscoveryLocation(location)) {
    const found = content.discovered.get(location) ?? new Map<string, Entity>();
    content.discovered.set(location, found.set(ref, ownPart(entity)));
  } else if (entity.kind === 'System') {
    content.systems.add(ref);
  } else {
    content.taken.add(ref);
    if (isEnvironmentEntity(entity)) {
      content.written.push(entity);
    }
  }
}

/**
 * Reads environments, systems, and whatever has one of the wanted references. Rejects when the
 * catalog cannot be read to its end.
 */
export async function readCatalog(options: {
  catalog: CatalogService;
  auth: AuthService;
  wanted: readonly string[];
}): Promise<CatalogContent> {
  const { catalog, auth, wanted } = options;
  const content: CatalogContent = {
    written: [],
    taken: new Set(),
    systems: new Set(),
    discovered: new Map(),
  };
  const credentials = await auth.getOwnServiceCredentials();
  const pages = catalog.streamEntities(
    { filter: FILTER, fields: FIELDS },
    { credentials },
  );
  for await (const entities of pages) {
    entities.forEach(entity => sortInto(content, entity));
  }
  if (wanted.length > 0) {
    const { items } = await catalog.getEntitiesByRefs(
      { entityRefs: [...wanted], fields: FIELDS },
      { credentials },
    );
    for (const entity of items) {
      if (entity && !isEnvironmentEntity(entity)) {
        sortInto(content, entity);
      }
    }
  }
  return content;
}
