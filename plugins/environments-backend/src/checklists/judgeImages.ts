import {
  type Blocker,
  listWords,
  type Release,
} from '@flightdeck/plugin-environments-common';
import type { BroughtImages } from '../actions/BroughtImages';
import { findStrangers } from './findStrangers';

/** So many things are named in one sentence. */
const NAMED = 3;

/** What images that are brought are held against. */
export interface JudgedTarget {
  /** The name of the environment. */
  name: string;
  /** That the checklist is about. */
  release: Release;
  /** That ran in the environment, or run there now: to go back holds nobody. */
  others: readonly Release[];
}

/** What an environment would get without any checklist having been about it. */
export function judgeImages(
  { images, untold }: BroughtImages,
  { name, others, release }: JudgedTarget,
): Blocker[] {
  const strangers = findStrangers(images, [release, ...others]);
  return [
    ...(strangers.length > 0
      ? [
          toBlocker(
            `${name} would get ${listWords(strangers, NAMED)}, which ${
              release.name
            } has not, and no checklist was about.`,
            'Bring it to the stage before, where it gets a checklist; to go back, use a rollback or a revert.',
          ),
        ]
      : []),
    ...(untold.length > 0
      ? [
          toBlocker(
            `Which images ${name} would get with ${listWords(
              untold,
              NAMED,
            )} cannot be told, so nobody knows whether they are those of ${
              release.name
            }.`,
            'It is judged once the delivery engine can tell what it would apply.',
          ),
        ]
      : []),
  ];
}

function toBlocker(message: string, remedy: string): Blocker {
  return { code: 'checklist', message, overridable: true, remedy };
}
