import type {
  AuthService,
  BackstageCredentials,
} from '@backstage/backend-plugin-api';
import { ServiceUnavailableError } from '@backstage/errors';
import type { CatalogService } from '@backstage/plugin-catalog-node';

const REMEMBER_MS = 10_000;
const MOST_REMEMBERED = 20_000;

export interface EntityVisibilityOptions {
  catalog: CatalogService;
  auth: AuthService;
  now: () => number;
}

/**
 * Which entities the catalog shows to a caller. A yes to a person is remembered for ten seconds:
 * pages poll, and the catalog's answer costs more than all the rest of a view. A no is not.
 */
export class EntityVisibility {
  readonly #options: EntityVisibilityOptions;
  /** By person and entity; the time until which it holds. Oldest first. */
  readonly #seen = new Map<string, number>();

  constructor(options: EntityVisibilityOptions) {
    this.#options = options;
  }

  /** Those of the entity refs that the caller may see. */
  async visible(
    refs: readonly string[],
    credentials: BackstageCredentials,
  ): Promise<Set<string>> {
    const person = this.#options.auth.isPrincipal(credentials, 'user')
      ? credentials.principal.userEntityRef
      : undefined;
    const now = this.#options.now();
    const visible = new Set<string>();
    const unknown: string[] = [];
    for (const ref of refs) {
      const until = person && this.#seen.get(`${person} ${ref}`);
      if (until && until > now) {
        visible.add(ref);
      } else {
        unknown.push(ref);
      }
    }
    for (const ref of await this.#ask(unknown, credentials)) {
      visible.add(ref);
      if (person) {
        this.#remember(`${person} ${ref}`, now + REMEMBER_MS);
      }
    }
    return visible;
  }

  async #ask(
    refs: readonly string[],
    credentials: BackstageCredentials,
  ): Promise<string[]> {
    if (refs.length === 0) {
      return [];
    }
    const { auth, catalog } = this.#options;
    try {
      const { items } = await catalog.getEntitiesByRefs(
        { entityRefs: [...refs], fields: ['kind'] },
        {
          // The catalog hides nothing from services; a token that is restricted to single
          // permissions could not be handed on, and is held to them by the permission policy.
          credentials: auth.isPrincipal(credentials, 'service')
            ? await auth.getOwnServiceCredentials()
            : credentials,
        },
      );
      return refs.filter((_, index) => items[index] !== undefined);
    } catch (error) {
      throw new ServiceUnavailableError(
        'The catalog could not be asked which environments you may see',
        error,
      );
    }
  }

  #remember(key: string, until: number): void {
    this.#seen.delete(key);
    this.#seen.set(key, until);
    for (const oldest of this.#seen.keys()) {
      if (this.#seen.size <= MOST_REMEMBERED) {
        break;
      }
      this.#seen.delete(oldest);
    }
  }
}
