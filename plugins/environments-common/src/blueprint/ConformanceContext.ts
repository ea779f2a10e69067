import { FactIndex } from '../health/FactIndex';
import type { KubernetesKind } from '../kubernetes';
import type { ConformanceFacts } from './ConformanceFacts';
import {
  findLive,
  isWorkload,
  listLiveObjects,
  type LiveObject,
  type LiveWorkload,
  searchedKinds,
} from './LiveObject';
import type { BlueprintPart } from './Part';

/** What checks look at: the facts, and which live objects play which part. */
export class ConformanceContext {
  readonly index: FactIndex;
  readonly objects: readonly LiveObject[];
  readonly #live: ReadonlyMap<string, readonly LiveObject[]>;

  constructor(
    readonly facts: ConformanceFacts,
    readonly parts: readonly BlueprintPart[],
    readonly now: Date,
  ) {
    this.index = new FactIndex(facts);
    this.objects = listLiveObjects(facts.objects);
    this.#live = new Map(
      parts.map(part => [part.id, findLive(part, this.objects)]),
    );
  }

  get namespaces(): readonly string[] {
    return this.facts.environment.namespaces;
  }

  liveOf(partId: string): readonly LiveObject[] {
    return this.#live.get(partId) ?? [];
  }

  workloadsOf(partId: string): LiveWorkload[] {
    return this.liveOf(partId).filter(isWorkload);
  }

  /** The workloads of all parts and those that are no part. */
  get workloads(): LiveWorkload[] {
    return this.objects.filter(isWorkload);
  }

  /** Objects that play no part. */
  get extra(): LiveObject[] {
    const known = new Set([...this.#live.values()].flat());
    return this.objects.filter(object => !known.has(object));
  }

  /**
   * Whether what is not found of a kind is truly not there: in one namespace, or in all of the
   * environment.
   */
  knowsAll(kind: KubernetesKind, namespace?: string): boolean {
    const places = namespace === undefined ? this.namespaces : [namespace];
    const { missingFacts = [] } = this.facts.environment;
    return (
      places.length > 0 &&
      (namespace !== undefined || missingFacts.length === 0) &&
      places.every(
        place =>
          this.index.seesAll(kind, place) &&
          !this.#isUnread(`Namespace ${place}`),
      )
    );
  }

  /** Whether a part for which nothing is found is truly not there. */
  knowsAbsence(partId: string): boolean {
    const part = this.parts.find(({ id }) => id === partId);
    return (
      part !== undefined &&
      searchedKinds(part).every(kind => this.knowsAll(kind))
    );
  }

  /** Why a kind is not known, in a sentence. */
  whyUnknown(kind: string): string {
    const gap = this.facts.sources
      .flatMap(({ gaps }) => gaps)
      .find(({ what }) => what === kind || what.startsWith(`${kind} in `));
    if (gap) {
      return `${kind} cannot be read: ${gap.message}`;
    }
    return this.facts.environment.labelSelector === undefined
      ? `${kind} could not be read everywhere, so nothing is known of it.`
      : `The environment is narrowed by labels, so a ${kind} without them is not seen.`;
  }

  #isUnread(what: string): boolean {
    return this.facts.sources.some(({ gaps }) =>
      gaps.some(gap => gap.what === what),
    );
  }
}
