import type { EvidenceCollector } from '@flightdeck/plugin-environments-node';
import { aRequest } from './aCollected';

/** Has a collector look at what a test describes. */
export function lookWith(collector: EvidenceCollector) {
  return (change: Parameters<typeof aRequest>[0] = {}) =>
    collector.collect(aRequest(change), {
      signal: new AbortController().signal,
    });
}
