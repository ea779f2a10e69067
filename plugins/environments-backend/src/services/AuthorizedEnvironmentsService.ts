import type {
  BackstageCredentials,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import { NotAllowedError, NotFoundError } from '@backstage/errors';
import {
  AuthorizeResult,
  type ResourcePermission,
} from '@backstage/plugin-permission-common';
import type { ConditionTransformer } from '@backstage/plugin-permission-node';
import {
  type Fleet,
  type Operation,
  type OperationList,
  environmentReadPermission,
  environmentSyncPermission,
} from '@flightdeck/plugin-environments-common';
import type {
  EnvironmentCatalog,
  EnvironmentFilter,
} from '@flightdeck/plugin-environments-node';
import type { EntityVisibility } from '../catalog/EntityVisibility';
import type { SyncOrder } from '../delivery/SyncService';
import type { StoredSnapshot } from '../snapshots/StoredSnapshot';
import type {
  EnvironmentsService,
  EnvironmentsServiceRequestOptions,
} from './EnvironmentsService';
import { matchesCriteria } from './matchesCriteria';

export interface AuthorizedEnvironmentsServiceOptions {
  inner: EnvironmentsService;
  permissions: PermissionsService;
  environments: Pick<EnvironmentCatalog, 'list'>;
  visibility: Pick<EntityVisibility, 'visible'>;
  toFilter: ConditionTransformer<EnvironmentFilter>;
}

/**
 * Lets through what the caller may see and do. Two things are asked of the caller's rights: the
 * catalog must show the entity, and the permission policy must allow the deed.
 */
export class AuthorizedEnvironmentsService implements EnvironmentsService {
  readonly #options: AuthorizedEnvironmentsServiceOptions;

  constructor(options: AuthorizedEnvironmentsServiceOptions) {
    this.#options = options;
  }

  async fleet(
    options: EnvironmentsServiceRequestOptions & { filter?: EnvironmentFilter },
  ): Promise<Fleet> {
    const { environments, inner, visibility } = this.#options;
    const { credentials } = options;
    const permitted = await this.#permittedFilter(credentials);
    const visible = await visibility.visible(
      environments
        .list()
        .filter(permitted)
        .map(({ ref }) => ref),
      credentials,
    );
    return inner.fleet({
      ...options,
      filter: environment =>
        visible.has(environment.ref) &&
        permitted(environment) &&
        (options.filter?.(environment) ?? true),
    });
  }

  async get(
    ref: string,
    options: EnvironmentsServiceRequestOptions,
  ): Promise<StoredSnapshot> {
    await this.#authorize(ref, [environmentReadPermission], options);
    return this.#options.inner.get(ref, options);
  }

  async sync(
    ref: string,
    order: SyncOrder,
    options: EnvironmentsServiceRequestOptions,
  ): Promise<Operation> {
    await this.#authorize(
      ref,
      [environmentReadPermission, environmentSyncPermission],
      options,
    );
    return this.#options.inner.sync(ref, order, options);
  }

  async listOperations(
    ref: string,
    request: { limit: number },
    options: EnvironmentsServiceRequestOptions,
  ): Promise<OperationList> {
    await this.#authorize(ref, [environmentReadPermission], options);
    return this.#options.inner.listOperations(ref, request, options);
  }

  async getOperation(
    ref: string,
    id: string,
    options: EnvironmentsServiceRequestOptions,
  ): Promise<Operation> {
    await this.#authorize(ref, [environmentReadPermission], options);
    return this.#options.inner.getOperation(ref, id, options);
  }

  async #authorize(
    ref: string,
    needed: readonly ResourcePermission[],
    { credentials }: EnvironmentsServiceRequestOptions,
  ): Promise<void> {
    const { permissions, visibility } = this.#options;
    const visible = await visibility.visible([ref], credentials);
    if (!visible.has(ref)) {
      throw new NotFoundError(`There is no environment ${ref}.`);
    }
    const decisions = await permissions.authorize(
      needed.map(permission => ({ permission, resourceRef: ref })),
      { credentials },
    );
    for (const [index, permission] of needed.entries()) {
      if (decisions[index]?.result !== AuthorizeResult.ALLOW) {
        throw new NotAllowedError(
          `You are not allowed to ${
            permission.attributes.action === 'read' ? 'see' : 'sync'
          } ${ref}.`,
        );
      }
    }
  }

  async #permittedFilter(
    credentials: BackstageCredentials,
  ): Promise<EnvironmentFilter> {
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
        throw new NotAllowedError('You are not allowed to see environments.');
    }
  }
}
