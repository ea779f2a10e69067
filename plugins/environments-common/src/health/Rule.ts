import type { KubernetesKind } from '../kubernetes';
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
  /** Set where this finding must hold for another time than the rule's. */
  holdSeconds?: number;
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
  evaluate(index: FactIndex, now: Date, settings: RuleSettings): RuleFinding[];
}
