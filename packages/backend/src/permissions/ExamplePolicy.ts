import {
  AuthorizeResult,
  isResourcePermission,
  type Permission,
  type PolicyDecision,
} from '@backstage/plugin-permission-common';
import type {
  PermissionPolicy,
  PolicyQuery,
  PolicyQueryUser,
} from '@backstage/plugin-permission-node';
import {
  createScaffolderTaskConditionalDecision,
  scaffolderTaskConditions,
} from '@backstage/plugin-scaffolder-backend/alpha';
import { RESOURCE_TYPE_SCAFFOLDER_TASK } from '@backstage/plugin-scaffolder-common/alpha';
import { RESOURCE_TYPE_ENVIRONMENT } from '@flightdeck/plugin-environments-common';
import {
  createEnvironmentConditionalDecision,
  environmentConditions,
} from '@flightdeck/plugin-environments-node';
import { rightOf } from './rightOf';

const ALLOW: PolicyDecision = { result: AuthorizeResult.ALLOW };
const DENY: PolicyDecision = { result: AuthorizeResult.DENY };

/**
 * The policy of the example portal: whoever is signed in may look, the owners of an environment or
 * of its system may act on it, members of a team may create services, and the platform team may do
 * everything, going ahead in spite of a closed window or a hold included.
 */
export class ExamplePolicy implements PermissionPolicy {
  readonly #platformTeams: readonly string[];

  constructor(options: { platformTeams: readonly string[] }) {
    this.#platformTeams = options.platformTeams;
  }

  async handle(
    { permission }: PolicyQuery,
    user?: PolicyQueryUser,
  ): Promise<PolicyDecision> {
    if (!user) {
      return DENY;
    }
    const { ownershipEntityRefs: claims, userEntityRef } = user.info;
    if (claims.some(claim => this.#platformTeams.includes(claim))) {
      return ALLOW;
    }
    switch (rightOf(permission)) {
      case 'everyone':
        return ALLOW;
      case 'members':
        return claims.some(claim => claim.startsWith('group:')) ? ALLOW : DENY;
      case 'owners':
        return allowOwners(permission, claims);
      case 'creator':
        return allowCreator(permission, userEntityRef);
      default:
        return DENY;
    }
  }
}

function allowOwners(permission: Permission, claims: string[]): PolicyDecision {
  return isResourcePermission(permission, RESOURCE_TYPE_ENVIRONMENT)
    ? createEnvironmentConditionalDecision(permission, {
        anyOf: [
          environmentConditions.isEnvironmentOwner({ claims }),
          environmentConditions.isSystemOwner({ claims }),
        ],
      })
    : DENY;
}

function allowCreator(
  permission: Permission,
  userEntityRef: string,
): PolicyDecision {
  return isResourcePermission(permission, RESOURCE_TYPE_SCAFFOLDER_TASK)
    ? createScaffolderTaskConditionalDecision(
        permission,
        scaffolderTaskConditions.isTaskOwner({ createdBy: [userEntityRef] }),
      )
    : DENY;
}
