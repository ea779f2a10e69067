import type { KubernetesKind } from '../kubernetes';
import type { FactLists } from './FactLists';
import {
  type JudgedObjects,
  type JudgeInput,
  JudgingPass,
  type ObjectRecord,
  type ScopedRule,
} from './JudgingPass';
import type { Rule } from './Rule';

/**
 * Runs the rules that judge the objects of a kind one by one. Objects do not change: what is found
 * of one is remembered with it, and found again only when something changed that was looked at.
 */
export class ObjectJudge {
  readonly #all: readonly Rule[];
  readonly #rules = new Map<KubernetesKind, ScopedRule[]>();
  readonly #records = new WeakMap<object, ObjectRecord>();
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

  judge(input: JudgeInput): JudgedObjects {
    const pass = new JudgingPass(input, this.#active(input));
    for (const [kind, rules] of this.#rules) {
      const objects = input.index.lists.objects[kind] ?? [];
      for (let position = 0; position < objects.length; position++) {
        const object = objects[position];
        let record = this.#records.get(object);
        if (record === undefined) {
          record = {
            rules: this.#concerning(rules, input.index.lists, position),
            judgements: [],
          };
          this.#records.set(object, record);
        }
        if (record.rules.length > 0) {
          pass.judge(record, position);
        }
      }
    }
    return pass;
  }

  /** Which rules are run, by rank; equal lists are one array. */
  #active({ isActive }: JudgeInput): readonly boolean[] {
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

/** The judge of a list of rules: one for each, so that what it remembers is found again. */
export function judgeOf(rules: readonly Rule[]): ObjectJudge {
  let judge = judges.get(rules);
  if (judge === undefined) {
    judge = new ObjectJudge(rules);
    judges.set(rules, judge);
  }
  return judge;
}
