import {
  parseImageName,
  type Pod,
  type Release,
} from '@flightdeck/plugin-environments-common';
import type { CollectedEnvironment } from '@flightdeck/plugin-environments-node';

/** An image that runs with another digest than was deployed, by the same tag. */
export interface Repulled {
  image: string;
  /** Milliseconds: since when the first Pod of those that run now has it; NaN when nobody knows. */
  since: number;
}

/**
 * Images whose tag has moved on since they were deployed: what runs now came with new Pods, and with
 * no deployment that a record could tell of.
 */
export function findRepulled(
  { facts: { objects }, release }: CollectedEnvironment,
  deployed: Release,
): Repulled[] {
  const former = deployed.images.map(parseImageName);
  return (release?.images ?? []).flatMap(image => {
    const { digest, repository, tag } = parseImageName(image);
    const known = former.filter(
      other =>
        other.repository === repository && other.tag === tag && other.digest,
    );
    const isOther =
      digest !== undefined &&
      known.length > 0 &&
      !known.some(other => other.digest === digest);
    return isOther
      ? [{ image, since: startOf(digest, objects.Pod ?? []) }]
      : [];
  });
}

function startOf(digest: string, pods: readonly Pod[]): number {
  const starts = pods
    .filter(
      ({ metadata, status }) =>
        metadata.deletionTimestamp === undefined &&
        status.phase === 'Running' &&
        status.containerStatuses.some(({ imageID }) =>
          imageID?.endsWith(digest),
        ),
    )
    .map(({ status }) => Date.parse(status.startTime ?? ''));
  return starts.length > 0 ? Math.min(...starts) : Number.NaN;
}
