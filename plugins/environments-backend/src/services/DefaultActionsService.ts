import type {
  AuthService,
  UserInfoService,
} from '@backstage/backend-plugin-api';
import { NotAllowedError, NotFoundError } from '@backstage/errors';
import type {
  ActionOrder,
  ActionPreview,
  EnvironmentDefinition,
  Operation,
  OperationList,
} from '@flightdeck/plugin-environments-common';
import type { ActionPreparer } from '../actions/ActionPreparer';
import type { CatalogEnvironments } from '../catalog/CatalogEnvironments';
import type { OperationStore } from '../database/OperationStore';
import type {
  CheckedActionRequest,
  OperationStarter,
  Requester,
} from '../operations/OperationStarter';
import type {
  ActionsService,
  ActionsServiceRequestOptions,
} from './ActionsService';

export interface DefaultActionsServiceOptions {
  auth: AuthService;
  userInfo: UserInfoService;
  environments: Pick<CatalogEnvironments, 'find'>;
  operations: OperationStore;
  preparer: ActionPreparer;
  starter: OperationStarter;
}

/** Finds out who asks, and hands on; asks nobody's permission. */
export class DefaultActionsService implements ActionsService {
  readonly #options: DefaultActionsServiceOptions;

  constructor(options: DefaultActionsServiceOptions) {
    this.#options = options;
  }

  async preview(
    ref: string,
    order: ActionOrder,
    {
      credentials,
      signal,
    }: ActionsServiceRequestOptions & { signal: AbortSignal },
  ): Promise<ActionPreview> {
    const environment = await this.#find(ref);
    const requester = await this.#requester(ref, { credentials });
    const { preview } = await this.#options.preparer.prepare({
      environment,
      order,
      requester,
      signal,
    });
    return preview;
  }

  async start(
    ref: string,
    request: CheckedActionRequest,
    options: ActionsServiceRequestOptions,
  ): Promise<Operation> {
    const environment = await this.#find(ref);
    const requester = await this.#requester(ref, options);
    return this.#options.starter.start(environment, request, requester);
  }

  async listOperations(
    ref: string,
    { limit }: { limit: number },
  ): Promise<OperationList> {
    await this.#find(ref);
    return { operations: await this.#options.operations.list(ref, { limit }) };
  }

  async getOperation(ref: string, id: string): Promise<Operation> {
    await this.#find(ref);
    const operation = await this.#options.operations.find(id);
    if (operation?.environmentRef !== ref) {
      throw new NotFoundError(`${ref} has no operation ${id}.`);
    }
    return operation;
  }

  async #requester(
    ref: string,
    { credentials }: ActionsServiceRequestOptions,
  ): Promise<Requester> {
    const { auth, userInfo } = this.#options;
    if (!auth.isPrincipal(credentials, 'user')) {
      throw new NotAllowedError(`Only a person can act on ${ref}.`);
    }
    const { userEntityRef, ownershipEntityRefs } = await userInfo.getUserInfo(
      credentials,
    );
    return { ref: userEntityRef, claims: ownershipEntityRefs };
  }

  async #find(ref: string): Promise<EnvironmentDefinition> {
    const environment = await this.#options.environments.find(ref);
    if (!environment) {
      throw new NotFoundError(`There is no environment ${ref}.`);
    }
    return environment;
  }
}
