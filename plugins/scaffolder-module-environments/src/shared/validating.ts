import {
  type ApiHolder,
  discoveryApiRef,
  fetchApiRef,
} from '@backstage/core-plugin-api';
import {
  ServiceTargetsClient,
  sentenceOf,
  statusOf,
} from '@flightdeck/plugin-environments-react';

/** How long a person who wants to go on waits for a check. */
const PATIENCE_MS = 6_000;

/**
 * Asks the backend when a person wants to go on to the next page. A refusal is a mistake, which is
 * told; that nobody answers is none, since the server checks again.
 */
export async function checkWithBackend(
  apiHolder: ApiHolder,
  check: (client: ServiceTargetsClient, signal: AbortSignal) => Promise<void>,
  tell: (mistake: string) => void,
): Promise<void> {
  const discoveryApi = apiHolder.get(discoveryApiRef);
  const fetchApi = apiHolder.get(fetchApiRef);
  if (!discoveryApi || !fetchApi) {
    return;
  }
  const client = new ServiceTargetsClient({ discoveryApi, fetchApi });
  try {
    await check(client, AbortSignal.timeout(PATIENCE_MS));
  } catch (error) {
    if (error instanceof Error && statusOf(error) === 403) {
      tell(sentenceOf(error));
    }
  }
}
