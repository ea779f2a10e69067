import { QueryRefusedError, UpstreamUnavailableError } from '../client/errors';
import type { PrometheusClient } from '../client/PrometheusClient';

const PROBE = 'vector(1)';
const PROBE_TIMEOUT_MS = 4000;

/**
 * Asks the cheapest of all queries.
 *
 * @throws UpstreamUnavailableError when the server does not answer it
 */
export async function probe(
  client: Pick<PrometheusClient, 'query'>,
  signal: AbortSignal,
): Promise<void> {
  try {
    await client.query(PROBE, { signal, timeoutMs: PROBE_TIMEOUT_MS });
  } catch (error) {
    // Whoever refuses is there.
    if (!(error instanceof QueryRefusedError)) {
      throw error;
    }
  }
}

/** Whether the server answers the cheapest of all queries. */
export async function isAlive(
  client: Pick<PrometheusClient, 'query'>,
  signal: AbortSignal,
): Promise<boolean> {
  try {
    await probe(client, signal);
    return true;
  } catch (error) {
    if (error instanceof UpstreamUnavailableError) {
      return false;
    }
    throw error;
  }
}
