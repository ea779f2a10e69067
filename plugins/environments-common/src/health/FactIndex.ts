import type { Application } from '../delivery';
import type { IndicatorReading } from '../indicators';
import type {
  Deployment,
  KubernetesEvent,
  KubernetesKind,
  KubernetesObjectTypes,
  Pod,
  Service,
  StatefulSet,
} from '../kubernetes';
import type { EnvironmentFacts } from './EnvironmentFacts';
import { newestFirst } from './events';
import type { Subject } from './Finding';
import { LabelIndex } from './LabelIndex';
import { NameIndex } from './NameIndex';
import { OwnerIndex } from './OwnerIndex';
import type { Feed } from './Rule';

/** A workload that has replicas. */
export type Workload =
  | { kind: 'Deployment'; object: Deployment }
  | { kind: 'StatefulSet'; object: StatefulSet };

/**
 * The facts of an environment, arranged so that rules find what belongs together at once. Built
 * for one evaluation.
 */
export class FactIndex {
  readonly facts: EnvironmentFacts;
  readonly workloads: readonly Workload[];
  readonly #owners: OwnerIndex;
  readonly #events = new Map<string, KubernetesEvent[]>();
  readonly #byName: NameIndex;
  #podLabels: LabelIndex<Pod> | undefined;
  #workloadLabels: LabelIndex<Workload> | undefined;

  constructor(facts: EnvironmentFacts) {
    this.facts = facts;
    this.workloads = [
      ...this.objects('Deployment').map(
        object => ({ kind: 'Deployment', object } as const),
      ),
      ...this.objects('StatefulSet').map(
        object => ({ kind: 'StatefulSet', object } as const),
      ),
    ];
    this.#owners = new OwnerIndex(facts.objects);
    this.#byName = new NameIndex(facts.objects);
    for (const event of this.objects('Event')) {
      const { uid } = event.involvedObject;
      if (uid) {
        const list = this.#events.get(uid);
        if (list) {
          list.push(event);
        } else {
          this.#events.set(uid, [event]);
        }
      }
    }
  }

  /** Whether the facts of a feed are there, be they none. */
  has(feed: Feed): boolean {
    switch (feed) {
      case 'applications':
        return this.facts.applications !== undefined;
      case 'indicators':
        return this.facts.indicators !== undefined;
      case 'usage':
        return this.facts.usage !== undefined;
      case 'volumes':
        return this.facts.volumes !== undefined;
      case 'alerts':
        return this.facts.alerts !== undefined;
      default:
        return this.facts.objects[feed] !== undefined;
    }
  }

  /**
   * Whether an object of a kind that is not found in a namespace is truly not there. It may be
   * when the kind cannot be read there, or when a label selector narrows the environment.
   */
  seesAll(kind: KubernetesKind, namespace: string): boolean {
    return (
      this.has(kind) &&
      this.facts.environment.labelSelector === undefined &&
      !this.facts.sources.some(({ gaps }) =>
        gaps.some(
          ({ what }) => what === kind || what === `${kind} in ${namespace}`,
        ),
      )
    );
  }

  objects<Kind extends KubernetesKind>(
    kind: Kind,
  ): readonly KubernetesObjectTypes[Kind][] {
    return this.facts.objects[kind] ?? [];
  }

  get applications(): readonly Application[] {
    return this.facts.applications ?? [];
  }

  get indicators(): readonly IndicatorReading[] {
    return this.facts.indicators ?? [];
  }

  /** The object of a name; undefined when it is not among those that were read. */
  find<Kind extends KubernetesKind>(
    kind: Kind,
    namespace: string,
    name: string,
  ): KubernetesObjectTypes[Kind] | undefined {
    return this.#byName.find(kind, namespace, name);
  }

  /** The events of an object, newest first. */
  eventsOf(uid: string): readonly KubernetesEvent[] {
    return newestFirst(this.#events.get(uid) ?? []);
  }

  /** The workload that a Pod belongs to, as far up as is known. */
  ownerOf(pod: Pod): Subject | undefined {
    return this.#owners.ownerOf(pod);
  }

  podsOf(owner: Subject): readonly Pod[] {
    return this.#owners.podsOf(owner);
  }

  /** The Pods that a Service sends requests to, ready or not. */
  podsBehind({ metadata, spec }: Service): readonly Pod[] {
    this.#podLabels ??= new LabelIndex(this.objects('Pod'), this.#selectors(), {
      namespaceOf: pod => pod.metadata.namespace,
      labelsOf: pod => pod.metadata.labels,
    });
    return this.#podLabels.select(metadata.namespace, spec.selector);
  }

  /** The workloads whose Pods a Service sends requests to, whether or not they have any. */
  workloadsBehind({ metadata, spec }: Service): readonly Workload[] {
    this.#workloadLabels ??= new LabelIndex(this.workloads, this.#selectors(), {
      namespaceOf: ({ object }) => object.metadata.namespace,
      labelsOf: ({ object }) => object.spec.template?.metadata?.labels ?? {},
    });
    return this.#workloadLabels.select(metadata.namespace, spec.selector);
  }

  #selectors() {
    return this.objects('Service').map(({ spec }) => spec.selector);
  }
}
