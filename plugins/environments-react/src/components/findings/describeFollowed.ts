import type { Finding } from '@flightdeck/plugin-environments-common';
import { formatDuration } from '../time/formatTime';

/** The deployment that a finding began soon after. */
export function describeFollowed(
  followed: NonNullable<Finding['followed']>,
): string {
  const span = formatDuration(Math.max(0, Math.round(followed.afterSeconds)));
  return `began ${span} after ${followed.what} was deployed`;
}
