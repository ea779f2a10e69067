import {
  type Application,
  parseImageName,
  type Pod,
  withDigests,
} from '@flightdeck/plugin-environments-common';
import { isLastingPod, lastingImages } from '../../releases/lastingImages';
import type { ApplicationActionOptions } from '../application/ApplicationActionOptions';
import { findBroughtImages } from '../application/findBroughtImages';
import type { BroughtImages } from '../BroughtImages';
import type { Follower } from './findFollowers';

export interface PromotedImagesRequest {
  /** Of the stage before. */
  before: readonly Application[];
  /** Of the stage before. */
  pods: readonly Pod[];
  followers: readonly Follower[];
}

/** The images of the stage before, and what Git holds already, is not deployed yet, and goes along. */
export async function findPromotedImages(
  { before, followers, pods }: PromotedImagesRequest,
  context: Pick<ApplicationActionOptions, 'engines' | 'logger'> & {
    signal: AbortSignal;
  },
): Promise<BroughtImages> {
  const images = lastingImages(
    [...new Set(before.flatMap(one => one.images))],
    pods,
  );
  const promoted = withDigests(images, pods.filter(isLastingPod));
  const replaced = new Set(
    promoted.map(image => parseImageName(image).repository),
  );
  const pending = await findBroughtImages(
    followers.map(({ application }) => application),
    undefined,
    context,
  );
  return {
    images: [
      ...promoted.map(image => ({ image, isLasting: true })),
      ...pending.images.filter(
        ({ image }) => !replaced.has(parseImageName(image).repository),
      ),
    ],
    untold: pending.untold,
    isWhole: pending.isWhole,
  };
}
