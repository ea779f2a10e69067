import { toError } from '@backstage/errors';
import type { Application } from '../delivery';
import type { KubernetesKind, KubernetesObjectTypes } from '../kubernetes';
import type { FactIndex } from './FactIndex';
import type { Finding, Subject } from './Finding';
import type { Feed, Rule, RuleFinding } from './Rule';
import { subjectOf } from './subjects';
import { quote } from './words';

/** What a rule sees while it judges one subject. */
export interface RuleContext<Threshold extends string> {
  index: FactIndex;
  now: Date;
  thresholds: Readonly<Record<Threshold, number>>;
}

/** The judgement of one subject. */
export interface Verdict {
  severity: Finding['severity'];
  reason: string;
  /** The sentence after the subject's name; see {@link RuleFinding.says}. */
  says: string | { one: string; many: string };
  remediation: string[];
  evidence: Finding['evidence'];
  /** Tells verdicts apart that must not be told of together; the words do when absent. */
  alike?: string;
  began?: string;
}

export interface RuleOptions<Item, Threshold extends string> {
  id: string;
  needs: Rule['needs'];
  isSymptom?: boolean;
  holdSeconds: number;
  thresholds: Readonly<Record<Threshold, number>>;
  items(index: FactIndex): readonly Item[];
  subjectOf(item: Item): Subject;
  /** How sentences name the item; kind and name when absent. */
  nameOf?(item: Item): string;
  /**
   * Whether the item, by itself and whatever the time, can be one that the rule says something of.
   * Must be true for every item that `judge` may have a verdict on.
   */
  concerns?(item: Item): boolean;
  judge(item: Item, context: RuleContext<Threshold>): Verdict | undefined;
}

function toFinding(subject: Subject, who: string, verdict: Verdict) {
  const { says, alike, ...rest } = verdict;
  const words = typeof says === 'string' ? { one: says, many: says } : says;
  return { ...rest, subject, who, says: words, alike: alike ?? words.one };
}

/** A rule that fails on one subject says so of that subject, and goes on with the others. */
function failedFinding(
  id: string,
  subject: Subject,
  who: string,
  error: unknown,
): RuleFinding {
  return {
    ...toFinding(subject, who, {
      severity: 'unknown',
      reason: 'RuleFailed',
      says: `could not be judged by rule ${id}: ${quote(
        toError(error).message,
      )}`,
      remediation: [`Report this as a defect of rule ${id}.`],
      evidence: [],
    }),
    holdSeconds: 0,
  };
}

/**
 * Makes a rule that judges its items one by one.
 */
export function createRule<Item, Threshold extends string>(
  options: RuleOptions<Item, Threshold>,
): Rule {
  const { id, needs, isSymptom = false, holdSeconds, thresholds } = options;
  return {
    id,
    needs,
    isSymptom,
    defaults: { holdSeconds, thresholds },
    evaluate(index, now, settings) {
      const context = {
        index,
        now,
        thresholds: { ...thresholds, ...settings.thresholds },
      };
      const findings: RuleFinding[] = [];
      for (const item of options.items(index)) {
        try {
          const verdict =
            options.concerns?.(item) === false
              ? undefined
              : options.judge(item, context);
          if (verdict) {
            const subject = options.subjectOf(item);
            const who =
              options.nameOf?.(item) ?? `${subject.kind} ${subject.name}`;
            findings.push(toFinding(subject, who, verdict));
          }
        } catch (error) {
          const subject = options.subjectOf(item);
          const who = `${subject.kind} ${subject.name}`;
          findings.push(failedFinding(id, subject, who, error));
        }
      }
      return findings;
    },
  };
}

/**
 * Makes a rule over the objects of one kind.
 */
export function createObjectRule<
  Kind extends KubernetesKind,
  Threshold extends string,
>(
  kind: Kind,
  options: Pick<
    RuleOptions<KubernetesObjectTypes[Kind], Threshold>,
    'id' | 'isSymptom' | 'holdSeconds' | 'thresholds' | 'concerns' | 'judge'
  > & {
    /** What else the rule cannot be judged without. */
    alsoNeeds?: readonly Feed[];
  },
): Rule {
  const { alsoNeeds = [], ...rest } = options;
  return createRule({
    ...rest,
    needs: [kind, ...alsoNeeds],
    items: index => index.objects(kind),
    subjectOf: object => subjectOf(kind, object.metadata),
  });
}

/**
 * Names an application. Its name alone does not: each instance of an engine has its own.
 */
export function applicationSubject(application: Application): Subject {
  const { engine, instance, namespace, name } = application;
  return {
    kind: 'Application',
    namespace,
    name,
    uid: [engine, instance, namespace, name].join('/'),
  };
}

/**
 * Makes a rule over the applications of the delivery engine.
 */
export function createApplicationRule<Threshold extends string>(
  options: Pick<
    RuleOptions<Application, Threshold>,
    'id' | 'holdSeconds' | 'thresholds' | 'judge'
  >,
): Rule {
  return createRule({
    ...options,
    needs: ['applications'],
    items: index => index.applications,
    subjectOf: applicationSubject,
  });
}
