import type { Release } from '@flightdeck/plugin-environments-common';
import type {
  CollectedEvidence,
  EvidenceCollector,
  EvidenceRequest,
} from '@flightdeck/plugin-environments-node';
import type { ChecklistStores } from '../store/ChecklistStores';
import type { Push } from '../store/PushStore';

/** As items name it. */
export const PUSHED = 'pushed';

/** Tells what other services pushed for an item. */
export class PushedCollector implements EvidenceCollector {
  readonly id = PUSHED;
  readonly source = 'external';
  readonly #stores: Pick<ChecklistStores, 'pushes'>;

  constructor(options: { stores: Pick<ChecklistStores, 'pushes'> }) {
    this.#stores = options.stores;
  }

  async collect({
    itemId,
    release,
    target,
  }: EvidenceRequest): Promise<CollectedEvidence> {
    const { ref } = target.definition;
    const push = await this.#stores.pushes.findOf(ref, release.key, itemId);
    return push
      ? toPushedEvidence(push, release)
      : {
          releaseKey: release.key,
          state: 'pending',
          summary: `Nobody has pushed a result for ${release.name} yet.`,
        };
  }
}

/** A push as evidence of the release that it was for. */
export function toPushedEvidence(
  { at, by, link, state, summary }: Push,
  { key }: Release,
): CollectedEvidence {
  return { observedAt: at, releaseKey: key, state, summary, link, from: by };
}
