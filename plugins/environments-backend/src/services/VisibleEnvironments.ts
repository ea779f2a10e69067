import type {
  BackstageCredentials,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import type { ConditionTransformer } from '@backstage/plugin-permission-node';
import { environmentReadPermission } from '@flightdeck/plugin-environments-common';
import type {
  EnvironmentCatalog,
  EnvironmentFilter,
} from '@flightdeck/plugin-environments-node';
import type { EntityVisibility } from '../catalog/EntityVisibility';
import { matchesCriteria } from './matchesCriteria';

export interface VisibleEnvironmentsOptions {
  permissions: PermissionsService;
  environments: Pick<EnvironmentCatalog, 'list'>;
  visibility: Pick<EntityVisibility, 'visible'>;
  toFilter: ConditionTransformer<EnvironmentFilter>;
}

/** Tells which of all environments a caller may see: the catalog and the policy both say so. */
export class VisibleEnvironments {
  readonly #options: VisibleEnvironmentsOptions;

  constructor(options: VisibleEnvironmentsOptions) {
    this.#options = options;
  }

  /** Undefined when the caller may see none, whatever there is. */
  async filter(
    credentials: BackstageCredentials,
  ): Promise<EnvironmentFilter | undefined> {
    const { environments, visibility } = this.#options;
    const permitted = await this.#permittedFilter(credentials);
    if (!permitted) {
      return undefined;
    }
    const visible = await visibility.visible(
      environments
        .list()
        .filter(permitted)
        .map(({ ref }) => ref),
      credentials,
    );
    return environment =>
      visible.has(environment.ref) && permitted(environment);
  }

  async #permittedFilter(
    credentials: BackstageCredentials,
  ): Promise<EnvironmentFilter | undefined> {
    const { permissions, toFilter } = this.#options;
    const [decision] = await permissions.authorizeConditional(
      [{ permission: environmentReadPermission }],
      { credentials },
    );
    switch (decision.result) {
      case AuthorizeResult.ALLOW:
        return () => true;
      case AuthorizeResult.CONDITIONAL: {
        const criteria = toFilter(decision.conditions);
        return environment => matchesCriteria(criteria, environment);
      }
      default:
        return undefined;
    }
  }
}
