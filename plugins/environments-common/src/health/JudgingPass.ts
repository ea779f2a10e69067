import type { KubernetesKind } from '../kubernetes';
import type { FactIndex } from './FactIndex';
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
  /** It stays as it is until then, as far as time goes. */
  until: number;
  groups?: readonly GroupRead<FactIndex>[];
}

interface RankedFinding {
  rank: number;
  finding: RuleFinding;
}

/** What was said of one version of an object in one pass. Passes may share it: it stays as it is. */
export interface ObjectRecord {
  /** The rules that can have something to say of it. */
  readonly rules: readonly ScopedRule[];
  readonly judgements: readonly (Judgement | undefined)[];
  /** What they found, what they looked at, and until when all of it stays as it is. */
  readonly findings: readonly RankedFinding[];
  readonly lists: number;
  readonly groups: readonly GroupRead<FactIndex>[];
  readonly until: number;
}

/** Of an object that no rule has anything to say of, whatever comes. */
export const NOTHING_TO_SAY: ObjectRecord = {
  rules: [],
  judgements: [],
  findings: [],
  lists: 0,
  groups: [],
  until: Infinity,
};

/** The records of the objects of a kind, at the same places. */
export interface JudgedKind {
  readonly objects: readonly object[];
  readonly records: readonly ObjectRecord[];
}

/** What is judged, and in the light of what. */
export interface JudgeInput {
  index: FactIndex;
  now: Date;
  settings: HealthSettings;
}

/** Most judgements are this: nothing to say, whatever the time. They are shared by what was read. */
const silences = new Map<number, Judgement>();

function silence(lists: number): Judgement {
  let judgement = silences.get(lists);
  if (judgement === undefined) {
    judgement = { finding: undefined, lists, until: Infinity };
    silences.set(lists, judgement);
  }
  return judgement;
}

/** The finding of before, when it says the same: what was made of it can be kept. */
function steady(
  finding: RuleFinding | undefined,
  before: RuleFinding | undefined,
): RuleFinding | undefined {
  return finding && before && JSON.stringify(finding) === JSON.stringify(before)
    ? before
    : finding;
}

const NO_FINDINGS: readonly RankedFinding[] = [];
const NO_GROUPS: readonly GroupRead<FactIndex>[] = [];

/** What is said of most objects, which is nothing: by the rules, one record for all that are alike. */
const silentRecords = new WeakMap<
  readonly ScopedRule[],
  Map<string, ObjectRecord>
>();

function shareSilent(record: ObjectRecord): ObjectRecord {
  const { rules, judgements, findings, groups, until } = record;
  if (findings.length > 0 || groups.length > 0 || until !== Infinity) {
    return record;
  }
  const alike = silentRecords.get(rules) ?? new Map<string, ObjectRecord>();
  silentRecords.set(rules, alike);
  const key = judgements.map(judgement => judgement?.lists).join();
  const known = alike.get(key) ?? record;
  alike.set(key, known);
  return known;
}

/** The judgements of an object as one. */
function sumUp(
  rules: readonly ScopedRule[],
  judgements: readonly (Judgement | undefined)[],
): ObjectRecord {
  let lists = 0;
  let until = Infinity;
  let findings = NO_FINDINGS;
  let groups = NO_GROUPS;
  for (const [place, judgement] of judgements.entries()) {
    if (judgement) {
      const { finding, groups: ofRule = NO_GROUPS } = judgement;
      lists |= judgement.lists;
      until = Math.min(until, judgement.until);
      if (finding) {
        findings = [...findings, { rank: rules[place].rank, finding }];
      }
      // Rules look at the same groups: each is compared once. All that are empty may be one array.
      for (const read of ofRule) {
        const isKnown = groups.some(({ group }) => group === read.group);
        if (!isKnown || read.group.length === 0) {
          groups = [...groups, read];
        }
      }
    }
  }
  return { rules, judgements, findings, lists, groups, until };
}

/** One pass over all objects: what the rules say. */
export class JudgingPass {
  /** By rank. */
  readonly findings = new Map<number, RuleFinding[]>();
  readonly kinds = new Map<KubernetesKind, JudgedKind>();
  /** Until when all of it stays as it is, as far as time goes. */
  until = Infinity;
  readonly #input: JudgeInput;
  readonly #at: number;
  /** By rank. */
  readonly #active: readonly boolean[];
  /** What is others than in the pass before; undefined when that was made in another way. */
  readonly #changed: number | undefined;
  readonly #isLater: boolean;

  constructor(
    input: JudgeInput,
    active: readonly boolean[],
    previous?: JudgingPass,
  ) {
    this.#input = input;
    this.#active = active;
    this.#at = input.now.getTime();
    this.#isLater = previous !== undefined && previous.#at <= this.#at;
    this.#changed =
      previous &&
      previous.#active === active &&
      previous.#input.settings === input.settings
        ? input.index.lists.changedSince(previous.#input.index.lists)
        : undefined;
  }

  /** Takes over what was said in the pass before of the same object, if nothing about it changed. */
  keep(record: ObjectRecord): boolean {
    const holds = this.#holds(record);
    if (holds) {
      this.#add(record);
    }
    return holds;
  }

  /**
   * Runs the rules over one object, but for those that looked at nothing that has changed.
   *
   * @param before - what these rules said in the pass before, and whether of the same version
   */
  judge(
    position: number,
    rules: readonly ScopedRule[],
    before: { record: ObjectRecord; isSame: boolean } | undefined,
  ): ObjectRecord {
    const judgements = rules.map((candidate, place) => {
      const known = before?.record.judgements[place];
      if (!this.#active[candidate.rank]) {
        return undefined;
      }
      return known && before?.isSame && this.#holds(known)
        ? known
        : this.#judgeBy(candidate, position, known?.finding);
    });
    const record = shareSilent(sumUp(rules, judgements));
    this.#add(record);
    return record;
  }

  #add({ findings, until }: ObjectRecord): void {
    this.until = Math.min(this.until, until);
    for (const { rank, finding } of findings) {
      const known = this.findings.get(rank);
      if (known) {
        known.push(finding);
      } else {
        this.findings.set(rank, [finding]);
      }
    }
  }

  #judgeBy(
    { rule, scope }: ScopedRule,
    position: number,
    before: RuleFinding | undefined,
  ): Judgement {
    const { index, now, settings } = this.#input;
    index.reads.reset();
    const finding = scope.judge(index, position, now, settings.of(rule));
    const { lists, until, groups } = index.reads;
    return finding || groups || until !== Infinity
      ? { finding: steady(finding, before), lists, until, groups }
      : silence(lists);
  }

  /** Whether nothing has changed that was looked at. */
  #holds({
    lists,
    until,
    groups,
  }: Pick<Judgement, 'lists' | 'until' | 'groups'>): boolean {
    const { index } = this.#input;
    return (
      this.#changed !== undefined &&
      (lists & this.#changed) === 0 &&
      (until === Infinity || (this.#isLater && this.#at < until)) &&
      (groups === undefined ||
        groups.every(({ group, again }) => again(index) === group))
    );
  }
}
