import type { Pod } from '@flightdeck/plugin-environments-common';

/**
 * Whether a Pod is to stay: those of Jobs come and go, and those that have ended or are on their way
 * out may be of an earlier release.
 */
export function isLastingPod({ metadata, status }: Pod): boolean {
  return (
    metadata.deletionTimestamp === undefined &&
    status.phase !== 'Succeeded' &&
    status.phase !== 'Failed' &&
    !metadata.ownerReferences.some(({ kind }) => kind === 'Job')
  );
}

/**
 * Without the images that only such Pods have as do not stay: a release would be another one with
 * each run of a CronJob. What no Pod is seen to have stays.
 */
export function lastingImages(
  images: readonly string[],
  pods: readonly Pod[],
): string[] {
  const seen = new Set(pods.flatMap(imagesOf));
  const lasting = new Set(pods.filter(isLastingPod).flatMap(imagesOf));
  return images.filter(image => lasting.has(image) || !seen.has(image));
}

function imagesOf({ spec }: Pod): string[] {
  return [...spec.initContainers, ...spec.containers].flatMap(
    ({ image }) => image ?? [],
  );
}
