import type {
  BackstageCredentials,
  PermissionsService,
  UserInfoService,
} from '@backstage/backend-plugin-api';
import { NotFoundError } from '@backstage/errors';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import {
  ACTION_PERMISSIONS,
  type ActionRight,
  deliveryActionSchema,
  type DeliveryStatus,
  type EnvironmentDefinition,
  environmentOverridePermission,
  maintenanceRecordSchema,
} from '@flightdeck/plugin-environments-common';
import type { DeploymentGate } from '../actions/DeploymentGate';
import type { CatalogEnvironments } from '../catalog/CatalogEnvironments';
import type { HoldStore } from '../database/HoldStore';
import type { OperationStore } from '../database/OperationStore';
import { describeMissingRight } from '../services/describeRefusal';
import type { MaintenanceStore } from '../maintenance/MaintenanceStore';
import type { DeliveryStatusService } from './DeliveryStatusService';

const RIGHTS = [
  ...deliveryActionSchema.options.map(
    action => [action, ACTION_PERMISSIONS[action]] as const,
  ),
  ['override', environmentOverridePermission] as const,
];

export interface DefaultDeliveryStatusServiceOptions {
  environments: Pick<CatalogEnvironments, 'find'>;
  gate: Pick<DeploymentGate, 'windows'>;
  holds: Pick<HoldStore, 'findLasting'>;
  maintenance: Pick<MaintenanceStore, 'find'>;
  now: () => number;
  operations: Pick<OperationStore, 'findRunning'>;
  permissions: PermissionsService;
  userInfo: UserInfoService;
  /** The actions that this portal can do, whoever asks. */
  actions: readonly string[];
  /** Entity refs of those who can be asked, beside the owner. */
  contacts: readonly string[];
}

/** Answers from memory and our database; only what a caller may do is asked for. */
export class DefaultDeliveryStatusService implements DeliveryStatusService {
  readonly #options: DefaultDeliveryStatusServiceOptions;

  constructor(options: DefaultDeliveryStatusServiceOptions) {
    this.#options = options;
  }

  async status(
    ref: string,
    { credentials }: { credentials: BackstageCredentials },
  ): Promise<DeliveryStatus> {
    const { contacts, environments, gate, holds, now, operations, userInfo } =
      this.#options;
    const environment = await environments.find(ref);
    if (!environment) {
      throw new NotFoundError(`There is no environment ${ref}.`);
    }
    const [
      { userEntityRef, ownershipEntityRefs },
      hold,
      maintenance,
      running,
      rights,
    ] = await Promise.all([
      userInfo.getUserInfo(credentials),
      holds.findLasting(ref),
      this.#options.maintenance.find(ref, new Date(now())),
      operations.findRunning(ref),
      this.#rights(environment, credentials),
    ]);
    const { owner } = environment;
    return {
      environmentRef: ref,
      hold,
      windows: gate.windows({ environment, claims: ownershipEntityRefs }),
      maintenance: maintenance && maintenanceRecordSchema.parse(maintenance),
      running,
      rights,
      contacts: [...new Set([...(owner ? [owner] : []), ...contacts])],
      caller: userEntityRef,
    };
  }

  async #rights(
    environment: EnvironmentDefinition,
    credentials: BackstageCredentials,
  ): Promise<ActionRight[]> {
    const { ref } = environment;
    const { actions } = this.#options;
    const asked = RIGHTS.filter(
      ([action]) => action === 'override' || actions.includes(action),
    );
    const decisions = await this.#options.permissions.authorize(
      asked.map(([, permission]) => ({ permission, resourceRef: ref })),
      { credentials },
    );
    return asked.map(([action, permission], index) =>
      decisions[index]?.result === AuthorizeResult.ALLOW
        ? { action, allowed: true }
        : {
            action,
            allowed: false,
            message: describeMissingRight(permission, environment),
          },
    );
  }
}
