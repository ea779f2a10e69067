import { InputError } from '@backstage/errors';
import { syncRequestSchema } from '@flightdeck/plugin-environments-common';
import type { SyncOrder } from '../../delivery/SyncService';

/** The body of a sync request. */
export function parseSyncOrder(body: unknown): SyncOrder {
  const parsed = syncRequestSchema.safeParse(body);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    const where = issue.path.length > 0 ? issue.path.join('.') : 'the body';
    throw new InputError(
      `The sync request is not valid: ${where}: ${issue.message}.`,
    );
  }
  // However the client wrote its key, it is one key.
  return { ...parsed.data, key: parsed.data.key.toLowerCase() };
}
