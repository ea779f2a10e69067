import type { Application } from '@flightdeck/plugin-environments-common';
import type { ApplicationTarget } from './ApplicationTarget';

/**
 * Reads an application that Argo CD has compared anew; when it has not in time, what it compared last.
 * Argo CD answers only when it has done so.
 */
export async function inspectApplication(
  target: ApplicationTarget,
  options: {
    signal: AbortSignal;
    refresh: 'normal' | 'hard';
    timeoutMs: number;
  },
): Promise<Application> {
  const { signal, refresh, timeoutMs } = options;
  const patience = AbortSignal.timeout(timeoutMs);
  try {
    return await target.get({
      signal: AbortSignal.any([signal, patience]),
      refresh,
      // Longer than our patience, so that it is this which ends first.
      timeoutMs: timeoutMs * 2,
    });
  } catch (error) {
    if (patience.aborted && !signal.aborted) {
      return target.get({ signal });
    }
    throw error;
  }
}
