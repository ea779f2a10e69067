import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import {
  type Entity,
  parseEntityRef,
  stringifyEntityRef,
} from '@backstage/catalog-model';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import type { EnvironmentDefinition } from '@flightdeck/plugin-environments-common';

const BATCH_SIZE = 500;

/** Who owns the systems of the environments, by system. A system that is not there has no entry. */
async function readOwners(
  systems: readonly string[],
  catalog: Pick<CatalogService, 'getEntitiesByRefs'>,
  credentials: BackstageCredentials,
): Promise<Map<string, string>> {
  const owners = new Map<string, string>();
  for (let begin = 0; begin < systems.length; begin += BATCH_SIZE) {
    const entityRefs = systems.slice(begin, begin + BATCH_SIZE);
    const { items } = await catalog.getEntitiesByRefs(
      { entityRefs, fields: ['kind', 'metadata', 'spec.owner'] },
      { credentials },
    );
    entityRefs.forEach((system, index) => {
      const owner = ownerOf(items[index]);
      if (owner) {
        owners.set(system, owner);
      }
    });
  }
  return owners;
}

function ownerOf(system: Entity | undefined): string | undefined {
  const owner = system?.spec?.owner;
  if (!system || typeof owner !== 'string') {
    return undefined;
  }
  try {
    const defaultNamespace = system.metadata.namespace ?? 'default';
    return stringifyEntityRef(
      parseEntityRef(owner, { defaultKind: 'group', defaultNamespace }),
    );
  } catch {
    // Nobody is called that; whoever looks at the system in the catalog sees it.
    return undefined;
  }
}

/** The environments, each with the owner of its system where the catalog tells one. */
export async function withSystemOwners(
  environments: readonly EnvironmentDefinition[],
  catalog: Pick<CatalogService, 'getEntitiesByRefs'>,
  credentials: BackstageCredentials,
): Promise<EnvironmentDefinition[]> {
  const systems = new Set(environments.flatMap(({ system }) => system ?? []));
  const owners = await readOwners([...systems], catalog, credentials);
  return environments.map(environment => {
    const systemOwner = environment.system && owners.get(environment.system);
    return systemOwner ? { ...environment, systemOwner } : environment;
  });
}
