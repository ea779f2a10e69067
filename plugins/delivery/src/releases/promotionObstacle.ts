import {
  type DeliveryStatus,
  type EnvironmentRelease,
  sameImages,
} from '@flightdeck/plugin-environments-common';
import { parseEntityRef } from '@backstage/catalog-model';

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
  status: DeliveryStatus | undefined,
  error: Error | undefined,
): string | undefined {
  if (!source.release) {
    return `Nothing is known of the release of ${source.name}.`;
  }
  if (!status) {
    return error
      ? `What you may do cannot be read: ${error.message}`
      : 'Checking what you may do.';
  }
  const right = status.rights.find(({ action }) => action === 'promote');
  if (!right?.allowed) {
    return [
      right?.message ?? 'Nothing that could promote is installed.',
      ...(status.contacts.length > 0
        ? [
            `Ask ${status.contacts
              .map(ref => parseEntityRef(ref).name)
              .join(' or ')}.`,
          ]
        : []),
    ].join(' ');
  }
  return undefined;
}
