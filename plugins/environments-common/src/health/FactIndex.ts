import type { Application } from '../delivery';
import type { IndicatorReading } from '../indicators';
import type {
  Deployment,
  EndpointSlice,
  Job,
  KubernetesEvent,
  KubernetesKind,
  KubernetesObjectTypes,
  Pod,
  Service,
  StatefulSet,
} from '../kubernetes';
import type { EnvironmentFacts } from './EnvironmentFacts';
import { EventIndex } from './EventIndex';
import { bitOf, FactLists, isKind, REST } from './FactLists';
import { FactReads } from './FactReads';
import type { Subject } from './Finding';
import { groupByCronJob } from './jobs';
import { LabelIndex } from './LabelIndex';
import { NameIndex } from './NameIndex';
import { OwnerIndex } from './OwnerIndex';
import type { Feed } from './Rule';
import { SliceIndex } from './SliceIndex';

/** A workload that has replicas. */
export type Workload =
  | { kind: 'Deployment'; object: Deployment }
  | { kind: 'StatefulSet'; object: StatefulSet };

const OWNERS = bitOf('ReplicaSet') | bitOf('Deployment');
const WORKLOADS = bitOf('Deployment') | bitOf('StatefulSet');
const SELECTED_PODS = bitOf('Pod') | bitOf('Service');
const SELECTED_WORKLOADS = WORKLOADS | bitOf('Service');
const EVERYTHING = -1;

/** What is made of the lists; what is absent is made when it is first asked for. */
interface IndexParts {
  owners: OwnerIndex;
  names: NameIndex;
  workloads?: readonly Workload[];
  events?: EventIndex;
  slices?: SliceIndex;
  jobs?: ReadonlyMap<string, readonly Job[]>;
  podLabels?: LabelIndex<Pod>;
  workloadLabels?: LabelIndex<Workload>;
}

/**
 * The facts of an environment, arranged so that rules find what belongs together at once. Built
 * for one evaluation; what has not changed since the one before is not arranged again. Notes which
 * facts are looked at.
 */
export class FactIndex {
  readonly reads = new FactReads<FactIndex>();
  /** For the engine itself: rules ask for objects below, so that it is known what they look at. */
  readonly lists: FactLists;
  readonly #facts: EnvironmentFacts;
  readonly #changed: number;
  readonly #parts: IndexParts;
  readonly #podLabelsBefore: LabelIndex<Pod> | undefined;

  constructor(facts: EnvironmentFacts, previous?: FactIndex) {
    this.lists = new FactLists(facts, previous?.lists);
    this.#facts = { ...facts, objects: this.lists.objects };
    this.#changed = previous
      ? this.lists.changedSince(previous.lists)
      : EVERYTHING;
    const before = previous && previous.#parts;
    this.#podLabelsBefore = before?.podLabels;
    this.#parts = {
      owners: new OwnerIndex(this.lists.objects, before?.owners),
      names: new NameIndex(this.lists.objects, before?.names),
      workloads: this.#keep(WORKLOADS, before?.workloads),
      events: this.#keep(bitOf('Event'), before?.events),
      slices: this.#keep(bitOf('EndpointSlice'), before?.slices),
      jobs: this.#keep(bitOf('Job'), before?.jobs),
      podLabels: this.#keep(SELECTED_PODS, before?.podLabels),
      workloadLabels: this.#keep(SELECTED_WORKLOADS, before?.workloadLabels),
    };
  }

  /** Everything. A rule that looks here is judged anew whenever anything changes. */
  get facts(): EnvironmentFacts {
    this.reads.lists = EVERYTHING;
    return this.#facts;
  }

  get workloads(): readonly Workload[] {
    this.reads.lists |= WORKLOADS;
    this.#parts.workloads ??= this.#listWorkloads();
    return this.#parts.workloads;
  }

  /** Whether the facts of a feed are there, be they none. */
  has(feed: Feed): boolean {
    this.reads.lists |= REST;
    return isKind(feed)
      ? this.#facts.objects[feed] !== undefined
      : this.#facts[feed] !== undefined;
  }

  /**
   * Whether an object of a kind that is not found in a namespace is truly not there. It may be
   * when the kind cannot be read there, or when a label selector narrows the environment.
   */
  seesAll(kind: KubernetesKind, namespace: string): boolean {
    this.reads.lists |= REST;
    return (
      this.has(kind) &&
      this.#facts.environment.labelSelector === undefined &&
      !this.#facts.sources.some(({ gaps }) =>
        gaps.some(
          ({ what }) => what === kind || what === `${kind} in ${namespace}`,
        ),
      )
    );
  }

  objects<Kind extends KubernetesKind>(
    kind: Kind,
  ): readonly KubernetesObjectTypes[Kind][] {
    this.reads.lists |= bitOf(kind);
    return this.#facts.objects[kind] ?? [];
  }

  get applications(): readonly Application[] {
    this.reads.lists |= bitOf('applications');
    return this.#facts.applications ?? [];
  }

  get indicators(): readonly IndicatorReading[] {
    this.reads.lists |= bitOf('indicators');
    return this.#facts.indicators ?? [];
  }

  /** The object of a name; undefined when it is not among those that were read. */
  find<Kind extends KubernetesKind>(
    kind: Kind,
    namespace: string,
    name: string,
  ): KubernetesObjectTypes[Kind] | undefined {
    this.reads.lists |= bitOf(kind);
    return this.#parts.names.find(kind, namespace, name);
  }

  /** The events of an object, newest first. */
  eventsOf(uid: string): readonly KubernetesEvent[] {
    const list = this.objects('Event');
    this.#parts.events ??= new EventIndex(list);
    return this.#parts.events.of(uid);
  }

  /** The Jobs of a CronJob that are kept, running and ended. */
  jobsOf(cronJobUid: string): readonly Job[] {
    const list = this.objects('Job');
    this.#parts.jobs ??= groupByCronJob(list);
    return this.#parts.jobs.get(cronJobUid) ?? [];
  }

  /** The workload that a Pod belongs to, as far up as is known. */
  ownerOf(pod: Pod): Subject | undefined {
    this.reads.lists |= OWNERS;
    return this.#parts.owners.ownerOf(pod);
  }

  podsOf(owner: Subject): readonly Pod[] {
    return this.reads.noteGroup(this.#parts.owners.podsOf(owner), index =>
      index.#parts.owners.podsOf(owner),
    );
  }

  /** The Pods that belong to none of the owners of these keys, in no order. */
  podsOutside(owners: ReadonlySet<string>): Pod[] {
    this.reads.lists |= OWNERS | bitOf('Pod');
    return this.#parts.owners.podsOutside(owners);
  }

  /** The Pods that a Service sends requests to, ready or not. */
  podsBehind(service: Service): readonly Pod[] {
    return this.reads.noteGroup(this.#podsBehind(service), index =>
      index.#podsBehind(service),
    );
  }

  /** The EndpointSlices of a Service; none where they are not known. */
  slicesOf(service: Service): readonly EndpointSlice[] {
    const list = this.objects('EndpointSlice');
    this.#parts.slices ??= new SliceIndex(list);
    return this.#parts.slices.of(service);
  }

  /** The workloads whose Pods a Service sends requests to, whether or not they have any. */
  workloadsBehind({ metadata, spec }: Service): readonly Workload[] {
    this.reads.lists |= SELECTED_WORKLOADS;
    this.#parts.workloadLabels ??= new LabelIndex(
      this.workloads,
      this.#selectors(),
      {
        namespaceOf: ({ object }) => object.metadata.namespace,
        labelsOf: ({ object }) => object.spec.template?.metadata?.labels ?? {},
      },
    );
    return this.#parts.workloadLabels.select(metadata.namespace, spec.selector);
  }

  #podsBehind({ metadata, spec }: Service): readonly Pod[] {
    const { Pod: pods = [] } = this.lists.objects;
    this.#parts.podLabels ??= new LabelIndex(
      pods,
      this.#selectors(),
      {
        namespaceOf: pod => pod.metadata.namespace,
        labelsOf: pod => pod.metadata.labels,
      },
      this.#podLabelsBefore,
    );
    return this.#parts.podLabels.select(metadata.namespace, spec.selector);
  }

  #selectors() {
    const { Service: services = [] } = this.lists.objects;
    return services.map(({ spec }) => spec.selector);
  }

  #listWorkloads(): Workload[] {
    return [
      ...this.objects('Deployment').map(
        object => ({ kind: 'Deployment', object } as const),
      ),
      ...this.objects('StatefulSet').map(
        object => ({ kind: 'StatefulSet', object } as const),
      ),
    ];
  }

  /** What was made of lists before, when none of them has changed. */
  #keep<T>(lists: number, before: T | undefined): T | undefined {
    return this.#changed & lists ? undefined : before;
  }
}
