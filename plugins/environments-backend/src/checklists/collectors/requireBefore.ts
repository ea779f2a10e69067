import { sameImages } from '@flightdeck/plugin-environments-common';
import type {
  CollectedEnvironment,
  EvidenceRequest,
} from '@flightdeck/plugin-environments-node';
import type { Aspect } from './Aspect';
import { sourceTroubles } from './sourceTroubles';

/**
 * The environment before, where the release runs; or why nothing can be learnt of the release there.
 */
export function requireBefore({
  before,
  release,
  target,
}: Pick<EvidenceRequest, 'before' | 'release' | 'target'>):
  | CollectedEnvironment
  | Aspect {
  const { name, promotesFrom } = target.definition;
  if (!before) {
    return promotesFrom === undefined
      ? {
          state: 'not-applicable',
          says: `There is no environment before ${name} in which ${release.name} could have been tried.`,
        }
      : {
          state: 'unknown',
          says: `${name} gets its releases from ${promotesFrom}, which is no environment of the catalog.`,
        };
  }
  if (!before.release) {
    const [trouble] = sourceTroubles(before, ['argocd', 'kubernetes']);
    return (
      trouble ?? {
        state: 'unknown',
        says: `What runs in ${before.definition.name} is not known.`,
      }
    );
  }
  return sameImages(before.release, release)
    ? before
    : {
        state: 'pending',
        says: `${before.definition.name} runs ${before.release.name} (${before.release.key}), not ${release.name} (${release.key}): what is seen there is of another release.`,
      };
}

export function isAspect(
  found: CollectedEnvironment | Aspect,
): found is Aspect {
  return 'says' in found;
}
