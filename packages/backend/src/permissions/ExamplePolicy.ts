import {
  AuthorizeResult,
  isResourcePermission,
  type Permission,
  type PermissionCondition,
  type PermissionCriteria,
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

export interface ExamplePolicyOptions {
  /** Entity refs of the groups whose members may do everything. */
  platformTeams: readonly string[];
  /** The stage at which fewer things are the owners' to do. */
  lastStage: string;
}

type Criteria = PermissionCriteria<
  PermissionCondition<typeof RESOURCE_TYPE_ENVIRONMENT>
>;

const ALLOW: PolicyDecision = { result: AuthorizeResult.ALLOW };
const DENY: PolicyDecision = { result: AuthorizeResult.DENY };

const { hasStage, isEnvironmentOwner, isSystemOwner } = environmentConditions;

/**
 * The policy of the example portal: whoever is signed in may look, the owners of an environment or
 * of its system may act on it, members of a team may create services, and the platform team may do
 * everything, going ahead in spite of a closed window or a hold included.
 */
export class ExamplePolicy implements PermissionPolicy {
  readonly #options: ExamplePolicyOptions;

  constructor(options: ExamplePolicyOptions) {
    this.#options = options;
  }

  async handle(
    { permission }: PolicyQuery,
    user?: PolicyQueryUser,
  ): Promise<PolicyDecision> {
    if (!user) {
      return DENY;
    }
    const { platformTeams, lastStage } = this.#options;
    const { ownershipEntityRefs: claims, userEntityRef } = user.info;
    if (claims.some(claim => platformTeams.includes(claim))) {
      return ALLOW;
    }
    switch (rightOf(permission)) {
      case 'everyone':
        return ALLOW;
      case 'members':
        return claims.some(claim => claim.startsWith('group:')) ? ALLOW : DENY;
      case 'owners':
        return allowOwners(permission, owns(claims));
      case 'earlyOwners':
        return allowOwners(permission, {
          allOf: [owns(claims), isBefore(lastStage)],
        });
      case 'creator':
        return allowCreator(permission, userEntityRef);
      default:
        return DENY;
    }
  }
}

function allowOwners(
  permission: Permission,
  criteria: Criteria,
): PolicyDecision {
  return isResourcePermission(permission, RESOURCE_TYPE_ENVIRONMENT)
    ? createEnvironmentConditionalDecision(permission, criteria)
    : DENY;
}

function owns(claims: string[]): Criteria {
  return { anyOf: [isEnvironmentOwner({ claims }), isSystemOwner({ claims })] };
}

function isBefore(lastStage: string): Criteria {
  return { not: hasStage({ stages: [lastStage] }) };
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
