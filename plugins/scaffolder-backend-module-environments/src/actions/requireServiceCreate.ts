import type {
  BackstageCredentials,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import { NotAllowedError } from '@backstage/errors';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { serviceCreatePermission } from '@flightdeck/plugin-environments-common';

/**
 * Resolves to the credentials of whoever started the task.
 *
 * @throws NotAllowedError when they may not create services
 */
export async function requireServiceCreate(
  context: { getInitiatorCredentials(): Promise<BackstageCredentials> },
  permissions: PermissionsService,
): Promise<BackstageCredentials> {
  const credentials = await context.getInitiatorCredentials();
  const [decision] = await permissions.authorize(
    [{ permission: serviceCreatePermission }],
    { credentials },
  );
  if (decision.result !== AuthorizeResult.ALLOW) {
    throw new NotAllowedError(
      `You may not create services: it takes the permission ${serviceCreatePermission.name}.`,
    );
  }
  return credentials;
}
