import {
  type Entity,
  parseEntityRef,
  stringifyEntityRef,
} from '@backstage/catalog-model';
import type { CatalogContent } from '../catalog/readCatalog';
import { toSystemEntity } from '../mapping/toEntity';
import { locationOf } from './location';

/** The provider of systems, beside those of the sources. */
export const SYSTEMS = 'systems';

/**
 * The entities of the systems that discovered environments belong to and nobody has written. While
 * a source could not be read, none goes.
 */
export function planSystems(options: {
  environments: readonly Entity[];
  content: CatalogContent;
  allRead: boolean;
  owner: string;
}): Entity[] {
  const { environments, content, allRead, owner } = options;
  const location = locationOf(SYSTEMS);
  const wanted = new Map<string, Entity>();
  if (!allRead) {
    for (const [ref, entity] of content.discovered.get(location) ?? []) {
      if (!content.systems.has(ref)) {
        wanted.set(ref, entity);
      }
    }
  }
  for (const { spec } of environments) {
    if (typeof spec?.system === 'string') {
      const { namespace, name } = parseEntityRef(spec.system);
      const ref = stringifyEntityRef({ kind: 'System', namespace, name });
      if (!content.systems.has(ref)) {
        wanted.set(ref, toSystemEntity({ namespace, name }, location, owner));
      }
    }
  }
  return [...wanted.values()];
}
