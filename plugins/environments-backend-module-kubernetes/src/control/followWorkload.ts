import { ServiceUnavailableError, toError } from '@backstage/errors';
import type { WorkloadProgress } from '@flightdeck/plugin-environments-node';
import { Backoff } from '@flightdeck/plugin-environments-node';
import type { ControlTiming } from './ControlTiming';

/**
 * Looks at a workload again and again, and tells what changed, until it has come to an end or the
 * signal aborts. While the cluster does not answer, it says so and tries on.
 */
export async function* followWorkload(
  look: () => Promise<WorkloadProgress>,
  options: { timing: ControlTiming; signal: AbortSignal },
): AsyncGenerator<WorkloadProgress, void, void> {
  const { timing, signal } = options;
  const backoff = new Backoff(timing);
  let told = '';
  while (!signal.aborted) {
    const { progress, isAway } = await lookOnce(look);
    if (signal.aborted) {
      return;
    }
    if (progress.message !== told || progress.state !== 'running') {
      told = progress.message;
      yield progress;
    }
    if (progress.state !== 'running') {
      return;
    }
    if (!isAway) {
      backoff.reset();
    }
    await timing.delay(isAway ? backoff.next() : timing.pollMs, signal);
  }
}

async function lookOnce(
  look: () => Promise<WorkloadProgress>,
): Promise<{ progress: WorkloadProgress; isAway: boolean }> {
  try {
    return { progress: await look(), isAway: false };
  } catch (error) {
    const { name, message } = toError(error);
    if (name === 'NotFoundError') {
      return { progress: { state: 'failed', message }, isAway: false };
    }
    if (!(error instanceof ServiceUnavailableError)) {
      throw error;
    }
    return {
      progress: { state: 'running', message: `${message} It is tried again.` },
      isAway: true,
    };
  }
}
