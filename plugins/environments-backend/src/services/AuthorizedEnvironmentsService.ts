import type {
  BackstageCredentials,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import { NotAllowedError } from '@backstage/errors';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
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
import type { EnvironmentGate } from './EnvironmentGate';
import type {
  EnvironmentsService,
  EnvironmentsServiceRequestOptions,
} from './EnvironmentsService';
import { matchesCriteria } from './matchesCriteria';

export interface AuthorizedEnvironmentsServiceOptions {
  inner: EnvironmentsService;
  gate: EnvironmentGate;
  permissions: PermissionsService;
  environments: Pick<EnvironmentCatalog, 'list'>;
  visibility: Pick<EntityVisibility, 'visible'>;
  toFilter: ConditionTransformer<EnvironmentFilter>;
}

/** Lets through what the caller may see and do. */
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
    await this.#options.gate.authorize(ref, [], options);
    return this.#options.inner.get(ref, options);
  }

  async sync(
    ref: string,
    order: SyncOrder,
    options: EnvironmentsServiceRequestOptions,
  ): Promise<Operation> {
    const needed = [environmentSyncPermission];
    await this.#options.gate.authorize(ref, needed, options);
    return this.#options.inner.sync(ref, order, options);
  }

  async listOperations(
    ref: string,
    request: { limit: number },
    options: EnvironmentsServiceRequestOptions,
  ): Promise<OperationList> {
    await this.#options.gate.authorize(ref, [], options);
    return this.#options.inner.listOperations(ref, request, options);
  }

  async getOperation(
    ref: string,
    id: string,
    options: EnvironmentsServiceRequestOptions,
  ): Promise<Operation> {
    await this.#options.gate.authorize(ref, [], options);
    return this.#options.inner.getOperation(ref, id, options);
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
