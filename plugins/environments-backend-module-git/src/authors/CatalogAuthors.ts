import type { AuthService } from '@backstage/backend-plugin-api';
import { isUserEntity, parseEntityRef } from '@backstage/catalog-model';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import type { GitIdentity } from '../git/GitIdentity';
import { authorOf } from './authorOf';

/** Finds the people of the catalog, as authors of commits. */
export class CatalogAuthors {
  readonly #catalog: CatalogService;
  readonly #auth: AuthService;
  readonly #fallback: GitIdentity;

  constructor(options: {
    catalog: CatalogService;
    auth: AuthService;
    fallback: GitIdentity;
  }) {
    this.#catalog = options.catalog;
    this.#auth = options.auth;
    this.#fallback = options.fallback;
  }

  /** Of somebody whom the catalog does not know, the name of their ref. */
  async find(ref: string): Promise<GitIdentity> {
    const credentials = await this.#auth.getOwnServiceCredentials();
    const entity = await this.#catalog.getEntityByRef(ref, { credentials });
    return entity && isUserEntity(entity)
      ? authorOf({ entity, ref }, this.#fallback)
      : authorOf({ ref: parseEntityRef(ref).name }, this.#fallback);
  }
}
