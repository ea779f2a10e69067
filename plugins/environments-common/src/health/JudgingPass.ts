import type { FactIndex } from './FactIndex';
import type { FactLists } from './FactLists';
import type { GroupRead } from './FactReads';
import type { HealthSettings } from './HealthSettings';
import type { Rule, RuleFinding, RuleScope } from './Rule';

/** A rule that judges objects one by one. */
export interface ScopedRule {
  rule: Rule;
  scope: RuleScope;
  rank: number;
}

/** What a rule said of an object, and what it looked at for that besides the object. */
interface Judgement {
  finding: RuleFinding | undefined;
  lists: number;
  clock: boolean;
  groups?: readonly GroupRead<FactIndex>[];
}

/** What was said of one version of an object when it was judged last. */
export interface ObjectRecord {
  /** The rules that can have something to say of it. */
  readonly rules: readonly ScopedRule[];
  judgements: (Judgement | undefined)[];
  lists?: FactLists;
  settings?: HealthSettings;
  active?: readonly boolean[];
  at?: number;
  /** The lists that were looked at by all rules, when none has anything to say, whatever the time. */
  quiet?: number;
}

/** What is judged, in the light of what, and by which of the rules. */
export interface JudgeInput {
  index: FactIndex;
  now: Date;
  settings: HealthSettings;
  isActive(rule: Rule): boolean;
}

/** What the rules say, by rank. */
export interface JudgedObjects {
  findings: ReadonlyMap<number, readonly RuleFinding[]>;
  /** Whether any of them looked at the time. */
  readsClock: boolean;
}

/** Most judgements are this: nothing to say. Their few kinds are shared, by what was looked at. */
const silences = {
  whenever: new Map<number, Judgement>(),
  now: new Map<number, Judgement>(),
};

function silence(lists: number, clock: boolean): Judgement {
  const known = clock ? silences.now : silences.whenever;
  let judgement = known.get(lists);
  if (judgement === undefined) {
    judgement = { finding: undefined, lists, clock };
    known.set(lists, judgement);
  }
  return judgement;
}

/** One pass over all objects. */
export class JudgingPass implements JudgedObjects {
  readonly findings = new Map<number, RuleFinding[]>();
  readsClock = false;
  readonly #input: JudgeInput;
  readonly #at: number;
  readonly #changes = new Map<FactLists, number>();
  /** By rank. */
  readonly #active: readonly boolean[];

  constructor(input: JudgeInput, active: readonly boolean[]) {
    this.#input = input;
    this.#active = active;
    this.#at = input.now.getTime();
  }

  judge(record: ObjectRecord, position: number): void {
    const { index, settings } = this.#input;
    const isKnown =
      record.settings === settings && record.active === this.#active;
    // What is looked at by nobody has not changed for anybody.
    const changed =
      isKnown && record.lists ? this.#changedSince(record.lists) : -1;
    if (record.quiet === undefined || !isKnown || record.quiet & changed) {
      this.#judgeByAll(record, position, isKnown ? changed : undefined);
    }
    record.lists = index.lists;
    record.settings = settings;
    record.active = this.#active;
    record.at = this.#at;
  }

  /** Runs the rules over one object, but for those that looked at nothing that has changed. */
  #judgeByAll(
    record: ObjectRecord,
    position: number,
    changed: number | undefined,
  ): void {
    const { rules, judgements } = record;
    const isNow = record.at === this.#at;
    let quiet: number | undefined = 0;
    for (let place = 0; place < rules.length; place++) {
      const candidate = rules[place];
      if (this.#active[candidate.rank]) {
        let judgement = judgements[place];
        if (
          changed === undefined ||
          judgement === undefined ||
          (judgement.lists & changed) !== 0 ||
          (judgement.clock && !isNow) ||
          !this.#hasSameGroups(judgement)
        ) {
          judgement = this.#judgeBy(candidate, position);
          judgements[place] = judgement;
        }
        this.#add(candidate, judgement);
        const { finding, clock, groups, lists } = judgement;
        const isSilent = !finding && !clock && !groups;
        quiet = isSilent && quiet !== undefined ? quiet | lists : undefined;
      }
    }
    record.quiet = quiet;
  }

  #add({ rank }: ScopedRule, { finding, clock }: Judgement): void {
    this.readsClock ||= clock;
    if (finding) {
      const known = this.findings.get(rank);
      if (known) {
        known.push(finding);
      } else {
        this.findings.set(rank, [finding]);
      }
    }
  }

  #judgeBy({ rule, scope }: ScopedRule, position: number): Judgement {
    const { index, now, settings } = this.#input;
    index.reads.reset();
    const finding = scope.judge(index, position, now, settings.of(rule));
    const { lists, clock, groups } = index.reads;
    return finding || groups
      ? { finding, lists, clock, groups }
      : silence(lists, clock);
  }

  #hasSameGroups({ groups }: Judgement): boolean {
    const { index } = this.#input;
    return (
      groups === undefined ||
      groups.every(({ group, again }) => again(index) === group)
    );
  }

  #changedSince(lists: FactLists): number {
    let changed = this.#changes.get(lists);
    if (changed === undefined) {
      changed = this.#input.index.lists.changedSince(lists);
      this.#changes.set(lists, changed);
    }
    return changed;
  }
}
