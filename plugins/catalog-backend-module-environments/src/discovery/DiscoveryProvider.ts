import type { Entity } from '@backstage/catalog-model';
import { ServiceUnavailableError } from '@backstage/errors';
import type {
  EntityProvider,
  EntityProviderConnection,
} from '@backstage/plugin-catalog-node';

/**
 * The catalog's record of one source. Each source has its own, so that nothing that happens to one
 * touches the entities of another.
 */
export class DiscoveryProvider implements EntityProvider {
  readonly #name: string;
  readonly #onConnect: () => Promise<void>;
  #connection: EntityProviderConnection | undefined;

  constructor(name: string, onConnect: () => Promise<void>) {
    this.#name = name;
    this.#onConnect = onConnect;
  }

  getProviderName(): string {
    return this.#name;
  }

  get isConnected(): boolean {
    return this.#connection !== undefined;
  }

  async connect(connection: EntityProviderConnection): Promise<void> {
    this.#connection = connection;
    await this.#onConnect();
  }

  /** These are all entities of the source. */
  async replaceAll(entities: Iterable<Entity>): Promise<void> {
    await this.#connected().applyMutation({
      type: 'full',
      entities: [...entities].map(toDeferred),
    });
  }

  /** These come to those that are there. */
  async add(entities: Iterable<Entity>): Promise<void> {
    await this.#connected().applyMutation({
      type: 'delta',
      added: [...entities].map(toDeferred),
      removed: [],
    });
  }

  #connected(): EntityProviderConnection {
    if (!this.#connection) {
      throw new ServiceUnavailableError(
        `The catalog has not connected the provider '${this.#name}'.`,
      );
    }
    return this.#connection;
  }
}

/** Without a location key, an entity of the same name that somebody writes takes its place. */
function toDeferred(entity: Entity) {
  return { entity };
}
