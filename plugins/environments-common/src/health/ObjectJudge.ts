import type { KubernetesKind } from '../kubernetes';
import { changedPlaces } from './changedPlaces';
import type { FactLists } from './FactLists';
import {
  type JudgedKind,
  type JudgeInput,
  JudgingPass,
  NOTHING_TO_SAY,
  type ScopedRule,
} from './JudgingPass';
import type { Rule } from './Rule';

/** Finds what was said in the pass before of the object at a place, or of the version before it. */
function recordsBefore(before: JudgedKind, objects: readonly object[]) {
  if (changedPlaces(before.objects, objects)) {
    return (place: number) => ({
      record: before.records[place],
      isSame: before.objects[place] === objects[place],
    });
  }
  const moved = new Map(
    before.objects.map((object, place) => [object, before.records[place]]),
  );
  return (place: number) => {
    const record = moved.get(objects[place]);
    return record && { record, isSame: true };
  };
}

/**
 * Runs the rules that judge the objects of a kind one by one. Objects do not change: what is found
 * of one is kept from pass to pass, and found again only when something changed that was looked at.
 */
export class ObjectJudge {
  readonly #all: readonly Rule[];
  readonly #rules = new Map<KubernetesKind, ScopedRule[]>();
  readonly #candidates = new Map<string, readonly ScopedRule[]>();
  readonly #actives = new Map<string, readonly boolean[]>();

  constructor(rules: readonly Rule[]) {
    this.#all = rules;
    for (const [rank, rule] of rules.entries()) {
      const { scope } = rule;
      if (scope) {
        const known = this.#rules.get(scope.kind) ?? [];
        this.#rules.set(scope.kind, [...known, { rule, scope, rank }]);
      }
    }
  }

  /**
   * @param isActive - tells which of the rules are run
   * @param previous - the pass of this judge before, over the same environment
   */
  judge(
    input: JudgeInput,
    isActive: (rule: Rule) => boolean,
    previous?: JudgingPass,
  ): JudgingPass {
    const pass = new JudgingPass(input, this.#active(isActive), previous);
    for (const [kind, rules] of this.#rules) {
      const { lists } = input.index;
      const objects = lists.objects[kind] ?? [];
      const before = previous?.kinds.get(kind);
      const beforeAt = before
        ? recordsBefore(before, objects)
        : () => undefined;
      const records = objects.map((_, place) => {
        const known = beforeAt(place);
        if (known?.isSame && pass.keep(known.record)) {
          return known.record;
        }
        const concerned = known?.isSame
          ? known.record.rules
          : this.#concerning(rules, lists, place);
        if (concerned.length === 0) {
          return NOTHING_TO_SAY;
        }
        const comparable =
          known?.record.rules === concerned ? known : undefined;
        return pass.judge(place, concerned, comparable);
      });
      pass.kinds.set(kind, { objects, records });
    }
    return pass;
  }

  /** Which rules are run, by rank; equal lists are one array. */
  #active(isActive: (rule: Rule) => boolean): readonly boolean[] {
    const active = this.#all.map(isActive);
    const key = active.map(Number).join('');
    const known = this.#actives.get(key) ?? active;
    this.#actives.set(key, known);
    return known;
  }

  /** The rules that may have something to say of an object; equal lists are one array. */
  #concerning(
    rules: readonly ScopedRule[],
    { objects }: FactLists,
    position: number,
  ): readonly ScopedRule[] {
    const concerned = rules.filter(({ scope }) =>
      scope.concerns(objects, position),
    );
    const key = concerned.map(({ rank }) => rank).join();
    const known = this.#candidates.get(key) ?? concerned;
    this.#candidates.set(key, known);
    return known;
  }
}

const judges = new WeakMap<readonly Rule[], ObjectJudge>();

/** The judge of a list of rules: one for each, so that passes can follow one another. */
export function judgeOf(rules: readonly Rule[]): ObjectJudge {
  let judge = judges.get(rules);
  if (judge === undefined) {
    judge = new ObjectJudge(rules);
    judges.set(rules, judge);
  }
  return judge;
}
