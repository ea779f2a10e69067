import type { AuthService, LoggerService } from '@backstage/backend-plugin-api';
import { stringifyEntityRef } from '@backstage/catalog-model';
import { stringifyError } from '@backstage/errors';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import {
  type Authors,
  bareRevisions,
  type DeploymentRecord,
  type Release,
} from '@flightdeck/plugin-environments-common';

const REMEMBER_MS = 600_000;
const ADDRESS = /[^\s<>]+@[^\s<>]+/;

export interface AuthorFinderOptions {
  catalog: Pick<CatalogService, 'getEntities'>;
  auth: Pick<AuthService, 'getOwnServiceCredentials'>;
  logger: LoggerService;
  now: () => number;
}

/** Finds the people of the catalog who wrote a release, by the addresses in its commits. */
export class AuthorFinder {
  readonly #options: AuthorFinderOptions;
  readonly #known = new Map<string, { refs: string[]; until: number }>();
  #isFailing = false;

  constructor(options: AuthorFinderOptions) {
    this.#options = options;
  }

  /** By the records of deployments of the release. Asks nobody when all are known. */
  async find(
    release: Release,
    deployments: readonly DeploymentRecord[],
  ): Promise<Authors> {
    const revisions = bareRevisions(release);
    const addresses = deployments
      .flatMap(({ commits }) => commits)
      .filter(({ revision }) => revisions.includes(revision))
      .flatMap(
        ({ author }) => ADDRESS.exec(author ?? '')?.[0].toLowerCase() ?? [],
      );
    const found: string[] = [];
    for (const address of new Set(addresses)) {
      const refs = await this.#refsOf(address);
      if (!refs) {
        return 'untold';
      }
      found.push(...refs);
    }
    return [...new Set(found)];
  }

  /** Undefined when the catalog cannot be asked, and never was. */
  async #refsOf(address: string): Promise<string[] | undefined> {
    const { auth, catalog, logger, now } = this.#options;
    const known = this.#known.get(address);
    if (known && known.until > now()) {
      return known.refs;
    }
    try {
      const { items } = await catalog.getEntities(
        {
          filter: { kind: 'User', 'spec.profile.email': address },
          fields: ['kind', 'metadata.name', 'metadata.namespace'],
        },
        { credentials: await auth.getOwnServiceCredentials() },
      );
      const refs = items.map(entity => stringifyEntityRef(entity));
      this.#known.set(address, { refs, until: now() + REMEMBER_MS });
      this.#isFailing = false;
      return refs;
    } catch (error) {
      // It is asked at each look: the first failure in a row tells enough.
      if (!this.#isFailing) {
        this.#isFailing = true;
        logger.warn(
          `The catalog could not tell who wrote a release: ${stringifyError(
            error,
          )}`,
        );
      }
      return known?.refs;
    }
  }
}
