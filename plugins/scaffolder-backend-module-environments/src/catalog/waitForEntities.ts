import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import { ServiceUnavailableError } from '@backstage/errors';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import type { Delay } from '@flightdeck/plugin-environments-node';

export interface WaitForEntitiesOptions {
  catalog: CatalogService;
  credentials: BackstageCredentials;
  refs: readonly string[];
  /** The entity of the location: it is read again while something is missing. */
  locationRef: string;
  pollMs: number;
  delay: Delay;
  timeoutMinutes: number;
  signal: AbortSignal;
}

/** How many polls go by before the location is read again. */
const PATIENCE = 5;

/**
 * Waits until the catalog has all entities.
 *
 * @throws ServiceUnavailableError that names those that it has not in time
 */
export async function waitForEntities(
  options: WaitForEntitiesOptions,
): Promise<void> {
  const { timeoutMinutes, signal } = options;
  const timeout = AbortSignal.timeout(timeoutMinutes * 60_000);
  const missing = await findMissing(
    options,
    AbortSignal.any([signal, timeout]),
  );
  signal.throwIfAborted();
  if (missing.length > 0) {
    throw new ServiceUnavailableError(
      `After ${timeoutMinutes} minutes the catalog still has no ${missing.join(
        ', no ',
      )}. Entities of these names may be there already from elsewhere.`,
    );
  }
}

/** Resolves when none is missing, or with those that are when the signal aborts. */
async function findMissing(
  options: WaitForEntitiesOptions,
  signal: AbortSignal,
): Promise<string[]> {
  const { catalog, credentials, refs, locationRef } = options;
  let missing = [...refs];
  for (let polls = 1; ; polls += 1) {
    const { items } = await catalog.getEntitiesByRefs(
      { entityRefs: missing, fields: ['kind'] },
      { credentials },
    );
    missing = missing.filter((_, index) => items[index] === undefined);
    if (missing.length === 0 || signal.aborted) {
      return missing;
    }
    if (polls % PATIENCE === 0) {
      await catalog.refreshEntity(locationRef, { credentials });
    }
    await options.delay(options.pollMs, signal);
  }
}
