import type { AuthService } from '@backstage/backend-plugin-api';
import {
  type Entity,
  RELATION_API_CONSUMED_BY,
  RELATION_DEPENDENCY_OF,
  RELATION_HAS_PART,
  RELATION_OWNED_BY,
  stringifyEntityRef,
} from '@backstage/catalog-model';
import { ServiceUnavailableError } from '@backstage/errors';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import type { EnvironmentDefinition } from '@flightdeck/plugin-environments-common';

export interface RecipientFinderOptions {
  catalog: Pick<CatalogService, 'getEntitiesByRefs'>;
  auth: Pick<AuthService, 'getOwnServiceCredentials'>;
}

/** Who is to be told of a deployment. */
export interface Recipients {
  /** Entity refs, sorted. */
  recipients: string[];
  /** Entity refs of dependents of which no owner is known. */
  unresolved: string[];
}

/** Finds those whom a deployment concerns: the owners of the system and of what depends on it. */
export class RecipientFinder {
  readonly #options: RecipientFinderOptions;

  constructor(options: RecipientFinderOptions) {
    this.#options = options;
  }

  /** @throws ServiceUnavailableError when the catalog cannot be asked. */
  async find(environment: EnvironmentDefinition): Promise<Recipients> {
    try {
      return await this.#find(environment);
    } catch (error) {
      throw new ServiceUnavailableError(
        `The catalog could not tell who depends on ${environment.name}`,
        error,
      );
    }
  }

  async #find(environment: EnvironmentDefinition): Promise<Recipients> {
    const { owner, ref, system, systemOwner } = environment;
    const roots = await this.#read([...(system ? [system] : []), ref]);
    const partRefs = [...roots.values()].flatMap(entity =>
      targetsOf(entity, RELATION_HAS_PART),
    );
    const parts = await this.#read(partRefs);
    const own = new Set([...roots.keys(), ...parts.keys(), ...partRefs]);
    const dependents = [...roots.values(), ...parts.values()]
      .flatMap(entity =>
        targetsOf(entity, RELATION_DEPENDENCY_OF, RELATION_API_CONSUMED_BY),
      )
      .filter(target => !own.has(target));
    const found = await this.#read(dependents);
    const ownersOf = (target: string) =>
      targetsOf(found.get(target), RELATION_OWNED_BY);
    const owners = [
      ...(owner ? [owner] : []),
      ...(systemOwner ? [systemOwner] : []),
      ...dependents.flatMap(ownersOf),
    ];
    return {
      recipients: [...new Set(owners)].sort(),
      unresolved: [...new Set(dependents)]
        .filter(target => ownersOf(target).length === 0)
        .sort(),
    };
  }

  async #read(refs: readonly string[]): Promise<Map<string, Entity>> {
    const entityRefs = [...new Set(refs)];
    if (entityRefs.length === 0) {
      return new Map();
    }
    const { auth, catalog } = this.#options;
    const { items } = await catalog.getEntitiesByRefs(
      {
        entityRefs,
        fields: ['kind', 'metadata.name', 'metadata.namespace', 'relations'],
      },
      { credentials: await auth.getOwnServiceCredentials() },
    );
    return new Map(
      items.flatMap(entity =>
        entity ? [[stringifyEntityRef(entity), entity] as const] : [],
      ),
    );
  }
}

function targetsOf(entity: Entity | undefined, ...types: string[]): string[] {
  return (entity?.relations ?? [])
    .filter(({ type }) => types.includes(type))
    .map(({ targetRef }) => targetRef);
}
