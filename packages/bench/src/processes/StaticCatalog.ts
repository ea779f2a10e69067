import { createBackendModule } from '@backstage/backend-plugin-api';
import type { Entity } from '@backstage/catalog-model';
import {
  catalogProcessingExtensionPoint,
  type EntityProvider,
  type EntityProviderConnection,
} from '@backstage/plugin-catalog-node';

/** Puts entities into the catalog when it is told to. */
export class StaticCatalog implements EntityProvider {
  #connection: EntityProviderConnection | undefined;

  getProviderName(): string {
    return 'bench';
  }

  async connect(connection: EntityProviderConnection): Promise<void> {
    this.#connection = connection;
  }

  async fill(entities: Entity[]): Promise<void> {
    if (!this.#connection) {
      throw new Error('The catalog has not started.');
    }
    await this.#connection.applyMutation({
      type: 'full',
      entities: entities.map(entity => ({ entity, locationKey: 'bench' })),
    });
  }

  /** The module that connects it to the catalog of a backend. */
  get module() {
    return createBackendModule({
      pluginId: 'catalog',
      moduleId: 'bench',
      register: registration => {
        registration.registerInit({
          deps: { catalog: catalogProcessingExtensionPoint },
          init: async ({ catalog }) => catalog.addEntityProvider(this),
        });
      },
    });
  }
}
