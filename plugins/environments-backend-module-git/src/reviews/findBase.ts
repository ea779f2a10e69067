import {
  type DeploymentRecord,
  isSuccessOf,
  type Release,
  sameImages,
} from '@flightdeck/plugin-environments-common';
import type {
  CollectedEnvironment,
  EvidenceRequest,
} from '@flightdeck/plugin-environments-node';

/** What a release takes the place of. */
export type Base = Pick<Release, 'images' | 'revisions'>;

/** Why there is nothing that a release could be compared with. */
export interface NoBase {
  state: 'pending' | 'unknown';
  summary: string;
}

/**
 * What the release takes the place of in its target: what runs there now, or, once the release is
 * deployed, what ran there before, by our records.
 */
export function findBase({
  release,
  target,
}: Pick<EvidenceRequest, 'release' | 'target'>): Base | NoBase {
  const { definition, facts } = target;
  const { name } = definition;
  if (!target.release) {
    const trouble = facts.sources.find(({ state }) => state !== 'ok');
    return trouble
      ? {
          state: 'unknown',
          summary: `What ${name} runs is not known, and so neither which migrations are new to it: ${trouble.message}`,
        }
      : {
          state: 'pending',
          summary: `Nothing runs in ${name} yet that ${release.name} could be compared with: all of its migrations are new there, and people review them.`,
        };
  }
  if (!sameImages(target.release, release)) {
    return target.release;
  }
  return (
    findFormer(target, target.release) ?? {
      state: 'unknown',
      summary: `${name} runs ${release.name} already, and what it ran before is not in our records.`,
    }
  );
}

/** What the applications of an environment ran before; undefined when no record tells of any. */
function findFormer(
  { deployments, facts }: CollectedEnvironment,
  current: Release,
): Base | undefined {
  const former = (facts.applications ?? []).flatMap(application => {
    const [newest] = deployments
      .filter(
        record => isSuccessOf(application, record) && !isPart(record, current),
      )
      .sort((a, b) => Date.parse(b.startedAt) - Date.parse(a.startedAt));
    return newest ? [newest.release] : [];
  });
  return former.length > 0
    ? {
        images: former.flatMap(({ images }) => images),
        revisions: former.flatMap(({ revisions }) => revisions),
      }
    : undefined;
}

/** Whether a deployment of one application brought what runs now. */
function isPart({ release }: DeploymentRecord, current: Release): boolean {
  return (
    release.revisions.every(each => current.revisions.includes(each)) &&
    release.images.every(image =>
      current.images.some(other => isSameImage(image, other)),
    )
  );
}

/** By digest where both have one, else by tag. */
export function isSameImage(one: string, other: string): boolean {
  return sameImages(
    { images: [one], revisions: [] },
    { images: [other], revisions: [] },
  );
}
