import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import type { Entity } from '@backstage/catalog-model';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import { explainCatalogFailure } from './explainCatalogFailure';

/** A registered location, and what stands in it. */
export interface RegisteredLocation {
  /** The ref of the entity that stands for it. */
  ref: string;
  entities: Entity[];
  /** False when it was there already. */
  added: boolean;
}

/**
 * Registers a location with the rights of the credentials. One that is there already is read again.
 *
 * @throws InputError when the file cannot be read or is not right, before anything is written
 */
export async function registerLocation(
  catalog: CatalogService,
  target: string,
  credentials: BackstageCredentials,
): Promise<RegisteredLocation> {
  const location = { type: 'url', target };
  try {
    const { entities, exists } = await catalog.addLocation(
      { ...location, dryRun: true },
      { credentials },
    );
    const registered = await catalog.addLocation(
      { ...location, onConflict: 'refresh' },
      { credentials },
    );
    return {
      ref: registered.location.entityRef,
      // The catalog gives the last of the file first.
      entities: entities.filter(({ kind }) => kind !== 'Location').reverse(),
      added: !exists,
    };
  } catch (error) {
    throw explainCatalogFailure(error, target);
  }
}
