import { toError } from '@backstage/errors';
import type { Application } from '../delivery';
import type { KubernetesKind, KubernetesObjectTypes } from '../kubernetes';
import type { FactIndex } from './FactIndex';
import type { NotedTime } from './FactReads';
import type { Finding, Subject } from './Finding';
import type { Feed, Rule, RuleFinding, RuleSettings } from './Rule';
import { subjectOf } from './subjects';
import { quote } from './words';

/** What a rule sees while it judges one subject. */
export interface RuleContext<Threshold extends string> {
  index: FactIndex;
  /** It is noted who asks it for what: best asked whether a time has come. */
  now: NotedTime;
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
  /** Set where this verdict must hold for another time than the rule's. */
  holdSeconds?: number;
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

function toFinding(
  subject: Subject,
  who: string,
  verdict: Verdict,
): RuleFinding {
  const { says, alike, ...rest } = verdict;
  const words = typeof says === 'string' ? { one: says, many: says } : says;
  return {
    ...rest,
    subject,
    who,
    says: words,
    alike: alike ?? words.one,
    beganAt: verdict.began === undefined ? NaN : Date.parse(verdict.began),
  };
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

/** What the judgement of an item is made with. */
interface Judging {
  index: FactIndex;
  now: Date;
  settings: RuleSettings;
}

type ItemOptions<Item, Threshold extends string> = Pick<
  RuleOptions<Item, Threshold>,
  'id' | 'thresholds' | 'subjectOf' | 'nameOf' | 'concerns' | 'judge'
>;

/** Judges items one by one: the one way in which it is done. */
function createItemJudge<Item, Threshold extends string>(
  options: ItemOptions<Item, Threshold>,
): (item: Item, judging: Judging) => RuleFinding | undefined {
  const { id, thresholds, subjectOf: toSubject, nameOf, concerns } = options;
  const known = new WeakMap<
    RuleSettings,
    Readonly<Record<Threshold, number>>
  >();
  const thresholdsOf = (settings: RuleSettings) => {
    let merged = known.get(settings);
    if (merged === undefined) {
      merged = { ...thresholds, ...settings.thresholds };
      known.set(settings, merged);
    }
    return merged;
  };
  return (item, { index, now, settings }) => {
    try {
      const verdict =
        concerns?.(item) === false
          ? undefined
          : options.judge(item, {
              index,
              now: index.reads.noting(now),
              thresholds: thresholdsOf(settings),
            });
      if (!verdict) {
        return undefined;
      }
      const subject = toSubject(item);
      const who = nameOf?.(item) ?? `${subject.kind} ${subject.name}`;
      return toFinding(subject, who, verdict);
    } catch (error) {
      const subject = toSubject(item);
      const who = `${subject.kind} ${subject.name}`;
      return failedFinding(id, subject, who, error);
    }
  };
}

/**
 * Makes a rule that judges its items one by one.
 */
export function createRule<Item, Threshold extends string>(
  options: RuleOptions<Item, Threshold>,
): Rule {
  const { id, needs, isSymptom = false, holdSeconds, thresholds } = options;
  const judgeItem = createItemJudge(options);
  return {
    id,
    needs,
    isSymptom,
    defaults: { holdSeconds, thresholds },
    notesReads: true,
    evaluate(index, now, settings) {
      const judging = { index, now, settings };
      return options
        .items(index)
        .flatMap(item => judgeItem(item, judging) ?? []);
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
  const described = {
    ...rest,
    subjectOf: (object: KubernetesObjectTypes[Kind]) =>
      subjectOf(kind, object.metadata),
  };
  const judgeItem = createItemJudge(described);
  return {
    ...createRule<KubernetesObjectTypes[Kind], Threshold>({
      ...described,
      needs: [kind, ...alsoNeeds],
      items: index => index.objects(kind),
    }),
    scope: {
      kind,
      concerns(objects, position) {
        const object = objects[kind]?.[position];
        try {
          return object !== undefined && (rest.concerns?.(object) ?? true);
        } catch {
          // Judging it says what is wrong.
          return true;
        }
      },
      judge(index, position, now, settings) {
        const object = index.lists.objects[kind]?.[position];
        const finding = object && judgeItem(object, { index, now, settings });
        const pod =
          kind === 'Pod' ? index.lists.objects.Pod?.[position] : undefined;
        return finding && pod
          ? { ...finding, owner: index.ownerOf(pod) }
          : finding;
      },
    },
  };
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
