import type {
  BackstageCredentials,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import { NotAllowedError, NotFoundError } from '@backstage/errors';
import {
  AuthorizeResult,
  type ResourcePermission,
} from '@backstage/plugin-permission-common';
import {
  type EnvironmentDefinition,
  environmentReadPermission,
} from '@flightdeck/plugin-environments-common';
import type { EntityVisibility } from '../catalog/EntityVisibility';
import { describeRefusal } from './describeRefusal';

export interface EnvironmentGateOptions {
  permissions: PermissionsService;
  visibility: Pick<EntityVisibility, 'visible'>;
  /** The environments as they are known now. */
  environments: { get(ref: string): EnvironmentDefinition | undefined };
  /** Entity refs of those who can be asked, beside the owner. */
  contacts: readonly string[];
}

/**
 * Decides whether a caller gets to an environment. Two things are asked of the caller's rights: the
 * catalog must show the entity, and the permission policy must allow the deed.
 */
export class EnvironmentGate {
  readonly #options: EnvironmentGateOptions;

  constructor(options: EnvironmentGateOptions) {
    this.#options = options;
  }

  /**
   * @throws NotFoundError when the caller may not know of the environment; NotAllowedError when
   * they lack one of the permissions, of which reading the environment always is one. It names whom
   * to ask.
   */
  async authorize(
    ref: string,
    permissions: readonly ResourcePermission[],
    { credentials }: { credentials: BackstageCredentials },
  ): Promise<void> {
    const visible = await this.#options.visibility.visible([ref], credentials);
    if (!visible.has(ref)) {
      throw new NotFoundError(`There is no environment ${ref}.`);
    }
    const needed = [environmentReadPermission, ...permissions];
    const decisions = await this.#options.permissions.authorize(
      needed.map(permission => ({ permission, resourceRef: ref })),
      { credentials },
    );
    const denied = needed.find(
      (_, index) => decisions[index]?.result !== AuthorizeResult.ALLOW,
    );
    if (denied) {
      throw new NotAllowedError(
        describeRefusal(
          denied,
          this.#options.environments.get(ref) ?? { ref },
          this.#options.contacts,
        ),
      );
    }
  }
}
