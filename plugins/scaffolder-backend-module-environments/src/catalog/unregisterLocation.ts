import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import { isError } from '@backstage/errors';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import type { UndoReport } from '../undo/UndoReport';

/** Takes a location out of the catalog, with the rights of the credentials. */
export async function unregisterLocation(
  catalog: CatalogService,
  target: string,
  credentials: BackstageCredentials,
): Promise<UndoReport> {
  const what = `the registration of ${target} in the catalog`;
  try {
    const found = await catalog.getLocationByRef(`url:${target}`, {
      credentials,
    });
    if (!found) {
      return { undone: [], left: [] };
    }
    await catalog.removeLocationById(found.id, { credentials });
    return { undone: [what], left: [] };
  } catch (error) {
    const why = isError(error) ? error.message : String(error);
    return { undone: [], left: [`${what}: ${why}`] };
  }
}
