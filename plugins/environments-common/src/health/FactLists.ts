import {
  type KubernetesKind,
  type KubernetesObjects,
  kubernetesProjections,
} from '../kubernetes';
import type { EnvironmentFacts } from './EnvironmentFacts';
import type { Feed } from './Rule';
import { sameItems } from './sameItems';

export function isKind(name: string): name is KubernetesKind {
  return Object.hasOwn(kubernetesProjections, name);
}

const KINDS = Object.keys(kubernetesProjections).filter(isKind);
const LISTED: readonly Feed[] = [...KINDS, 'applications', 'indicators'];

/** One bit for each list, and a last one for everything else. */
const REST_BIT = 31;
const BITS = new Map(
  LISTED.map((feed, place) => [feed, 1 << Math.min(place, REST_BIT)]),
);

/** What is not a list of objects: the environment, its sources, and the rest of the feeds. */
export const REST = 1 << REST_BIT;

/** The bit that stands for the facts of a feed. */
export function bitOf(feed: Feed): number {
  return BITS.get(feed) ?? REST;
}

/** The list of before, when it has the same items. */
function steady<List extends readonly unknown[] | undefined>(
  list: List,
  before: List,
): List {
  return list !== undefined && before !== undefined && sameItems(list, before)
    ? before
    : list;
}

/**
 * The lists of facts of one evaluation. Lists that hold the same objects as before stay the same
 * arrays, so that whatever was made of them can be kept.
 */
export class FactLists {
  readonly objects: KubernetesObjects;
  readonly #lists: ReadonlyMap<Feed, readonly unknown[] | undefined>;
  readonly #facts: EnvironmentFacts;
  /** Which lists are there at all, and what their sources could not read. */
  readonly #known: string;

  constructor(facts: EnvironmentFacts, previous?: FactLists) {
    const objects: KubernetesObjects = {};
    const keep = <Kind extends KubernetesKind>(kind: Kind) => {
      objects[kind] = steady(facts.objects[kind], previous?.objects[kind]);
    };
    KINDS.forEach(keep);
    this.objects = objects;
    this.#facts = facts;
    this.#lists = new Map(
      LISTED.map(feed => [feed, this.#listOf(feed, previous)]),
    );
    this.#known = JSON.stringify([
      [...this.#lists.values()].map(list => list !== undefined),
      facts.sources.map(({ gaps }) => gaps),
    ]);
  }

  /** The bits of the facts that are others than there. */
  changedSince(other: FactLists): number {
    if (other === this) {
      return 0;
    }
    let changed = this.#isRestOf(other) ? 0 : REST;
    for (const [feed, list] of this.#lists) {
      if (list !== other.#lists.get(feed)) {
        changed |= bitOf(feed);
      }
    }
    return changed;
  }

  #listOf(
    feed: Feed,
    previous: FactLists | undefined,
  ): readonly unknown[] | undefined {
    if (isKind(feed)) {
      return this.objects[feed];
    }
    return feed === 'applications' || feed === 'indicators'
      ? steady<readonly unknown[] | undefined>(
          this.#facts[feed],
          previous && previous.#lists.get(feed),
        )
      : undefined;
  }

  #isRestOf(other: FactLists): boolean {
    const [facts, others] = [this.#facts, other.#facts];
    return (
      facts.environment === others.environment &&
      facts.usage === others.usage &&
      facts.volumes === others.volumes &&
      facts.alerts === others.alerts &&
      facts.holds === others.holds &&
      this.#known === other.#known
    );
  }
}
