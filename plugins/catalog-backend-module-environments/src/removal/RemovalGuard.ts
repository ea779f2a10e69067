import type { RemovalConfig } from '../config/DiscoveryConfig';

/** What becomes of entities that were not found. */
export interface RemovalDecision {
  removed: string[];
  kept: string[];
  /** So many that they are held back for longer. */
  held: boolean;
  /** Complete reads that are needed now before one goes. */
  neededReads: number;
}

/**
 * Decides when what one source no longer has is taken out of the catalog. Only complete reads
 * count, and those after a restart count anew: when in doubt, an entity stays.
 */
export class RemovalGuard {
  readonly #config: RemovalConfig;
  readonly #missedReads = new Map<string, number>();

  constructor(config: RemovalConfig) {
    this.#config = config;
  }

  /** Takes the references that a complete read did not find, of `total` that the catalog has. */
  decide(missing: readonly string[], total: number): RemovalDecision {
    const { afterReads, holdAbove, confirmReads } = this.#config;
    const gone = new Set(missing);
    for (const ref of this.#missedReads.keys()) {
      if (!gone.has(ref)) {
        this.#missedReads.delete(ref);
      }
    }
    const held = missing.length > total * holdAbove;
    const neededReads = held ? confirmReads : afterReads;
    const decision: RemovalDecision = {
      removed: [],
      kept: [],
      held,
      neededReads,
    };
    for (const ref of missing) {
      const reads = (this.#missedReads.get(ref) ?? 0) + 1;
      this.#missedReads.set(ref, reads);
      (reads >= neededReads ? decision.removed : decision.kept).push(ref);
    }
    return decision;
  }
}
