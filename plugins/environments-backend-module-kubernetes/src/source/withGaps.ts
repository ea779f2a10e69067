import type { SourceStatus } from '@flightdeck/plugin-environments-common';

/** A status with further gaps. What ails the whole cluster is said once, by its state. */
export function withGaps(
  status: SourceStatus,
  gaps: SourceStatus['gaps'],
): SourceStatus {
  const more = gaps.filter(
    ({ state }) => state === 'forbidden' || state !== status.state,
  );
  return more.length > 0
    ? { ...status, gaps: [...status.gaps, ...more] }
    : status;
}
