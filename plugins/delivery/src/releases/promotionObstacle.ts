import {
  type DeliveryStatus,
  type EnvironmentRelease,
  sameImages,
} from '@flightdeck/plugin-environments-common';
import {
  askWhom,
  rightObstacle,
  type Live,
} from '@flightdeck/plugin-environments-react';

/**
 * Whether two environments run the same; undefined when nobody knows. A promotion is a commit of
 * its own, so that revisions may differ where nothing else does.
 */
export function isSameRelease(
  one: EnvironmentRelease,
  other: EnvironmentRelease,
): boolean | undefined {
  return one.release && other.release
    ? one.release.key === other.release.key ||
        sameImages(one.release, other.release)
    : undefined;
}

/** Why the release of one environment cannot be brought to another now; it can when undefined. */
export function promotionObstacle(
  source: EnvironmentRelease,
  status: Pick<Live<DeliveryStatus>, 'data' | 'error'>,
): string | undefined {
  if (!source.release) {
    return `Nothing is known of the release of ${source.name}.`;
  }
  const denied = rightObstacle('promote', status);
  return denied && `${denied.reason} ${askWhom(denied.contacts)}`.trim();
}
