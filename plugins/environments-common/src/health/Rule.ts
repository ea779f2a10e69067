import type { KubernetesKind, KubernetesObjects } from '../kubernetes';
import type { FactIndex } from './FactIndex';
import type { Finding, Subject } from './Finding';

/**
 * A kind of fact that rules need: the objects of one kind, the applications or the indicators, what
 * Pods use, how full volumes are, or alerts.
 */
export type Feed =
  | KubernetesKind
  | 'applications'
  | 'indicators'
  | 'usage'
  | 'volumes'
  | 'alerts';

/**
 * What can be set of a rule, for all environments or for one.
 */
export interface RuleSettings {
  /** The rule must hold for this long without a break before it counts. */
  holdSeconds: number;
  thresholds: Readonly<Record<string, number>>;
}

/**
 * What a rule says of one subject, before the engine adds since when it holds.
 */
export interface RuleFinding {
  severity: Finding['severity'];
  reason: string;
  subject: Subject;
  /** How sentences name the subject, for example `Service backend`. */
  who: string;
  /** What they go on to say, of one subject and of several: `keeps crashing`, `keep crashing`. */
  says: { one: string; many: string };
  remediation: string[];
  evidence: Finding['evidence'];
  /** Findings of one rule, owner and text are told of together. */
  alike: string;
  /** ISO 8601 time since when it holds according to the object itself. */
  began?: string;
  /** The same in milliseconds; not a number where it is no time. */
  beganAt?: number;
  /** The workload of the Pod that it is about, where that is known. */
  owner?: Subject;
  /** Set where this finding must hold for another time than the rule's. */
  holdSeconds?: number;
}

/**
 * How a rule judges the objects of one kind one by one, so that only what changed is judged anew.
 */
export interface RuleScope {
  readonly kind: KubernetesKind;
  /** Whether the rule can have anything to say of the object, by itself and whatever the time. */
  concerns(objects: KubernetesObjects, position: number): boolean;
  /** The finding about the object at a position of the list of its kind, if there is one. */
  judge(
    index: FactIndex,
    position: number,
    now: Date,
    settings: RuleSettings,
  ): RuleFinding | undefined;
}

/**
 * One rule of health: a pure judgement over the facts of an environment.
 */
export interface Rule {
  /** Stable, for example `pod.image-pull`. */
  readonly id: string;
  /** Without these facts the rule cannot be judged. */
  readonly needs: readonly [Feed, ...Feed[]];
  /**
   * Whether the trouble may merely follow from that of a thing below, such as a Deployment's from
   * its Pods'. Then the finding is folded into its cause.
   */
  readonly isSymptom: boolean;
  readonly defaults: RuleSettings;
  /** Set where the rule judges the objects of a kind one by one. */
  readonly scope?: RuleScope;
  /** Whether the index learns what the rule looks at, the time too. */
  readonly notesReads?: boolean;
  evaluate(index: FactIndex, now: Date, settings: RuleSettings): RuleFinding[];
}
