import type {
  AuditorService,
  AuditorServiceCreateEventOptions,
} from '@backstage/backend-plugin-api';
import { toError } from '@backstage/errors';

/** Does a deed between the two entries of its audit event: that it was tried, and how it ended. */
export async function audited<T>(
  auditor: AuditorService,
  event: AuditorServiceCreateEventOptions,
  deed: () => Promise<T>,
): Promise<T> {
  const audit = await auditor.createEvent(event);
  let result: T;
  try {
    result = await deed();
  } catch (error) {
    await audit.fail({ error: toError(error) });
    throw error;
  }
  await audit.success();
  return result;
}
