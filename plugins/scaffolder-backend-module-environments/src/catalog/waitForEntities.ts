import type { BackstageCredentials } from '@backstage/backend-plugin-api';
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
  /** Aborts when the time is over, which is no error. */
  signal: AbortSignal;
}

/** How many polls go by before the location is read again. */
const PATIENCE = 5;

/** Waits until the catalog has all entities; resolves to those that it has not in time. */
export async function waitForEntities(
  options: WaitForEntitiesOptions,
): Promise<string[]> {
  const { catalog, credentials, refs, locationRef, signal } = options;
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
