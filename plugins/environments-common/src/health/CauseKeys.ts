import { type CauseSearch, causesByRule } from './causesByRule';
import type { FactIndex } from './FactIndex';
import type { GroupRead } from './FactReads';
import type { HeldFinding } from './HeldFinding';
import { keysBelow } from './keysBelow';
import { sameItems } from './sameItems';
import { subjectKey } from './subjects';

/** Where the causes of a finding are to be looked for. */
export interface CauseKeys {
  /** Of the thing itself and of what is below it. */
  readonly below: readonly string[];
  /** Of what the rule of the finding points at. */
  readonly pointed?: {
    /** Any when absent. */
    readonly keys?: readonly string[];
    readonly rules: CauseSearch['rules'];
  };
}

/** Such keys, and what was looked at to find them. */
interface KnownKeys {
  keys: CauseKeys;
  lists: number;
  groups?: readonly GroupRead<FactIndex>[];
}

const NO_KEYS: CauseKeys = { below: [] };

function findKeys(finding: HeldFinding, index: FactIndex): CauseKeys {
  const search = causesByRule(finding, index);
  if (!finding.isSymptom && !search) {
    return NO_KEYS;
  }
  return {
    below: finding.isSymptom ? [...keysBelow(finding.subject, index)] : [],
    pointed: search && {
      keys: search.subjects?.map(subjectKey),
      rules: search.rules,
    },
  };
}

function areSame(a: CauseKeys, b: CauseKeys): boolean {
  return (
    a === b ||
    (sameItems(a.below, b.below) &&
      (a.pointed === undefined) === (b.pointed === undefined) &&
      a.pointed?.rules === b.pointed?.rules &&
      (a.pointed?.keys === undefined) === (b.pointed?.keys === undefined) &&
      sameItems(a.pointed?.keys ?? [], b.pointed?.keys ?? []))
  );
}

/**
 * The keys of the causes of findings, each found once. The findings and their keys are all that
 * folding depends on: where both are as before, so is what was folded.
 */
export class CauseKeysOfFindings {
  readonly #findings: readonly HeldFinding[];
  readonly #index: FactIndex;
  readonly #known: readonly KnownKeys[];
  readonly isAsBefore: boolean;

  constructor(
    findings: readonly HeldFinding[],
    index: FactIndex,
    previous?: CauseKeysOfFindings,
  ) {
    this.#findings = findings;
    this.#index = index;
    const changed = previous && index.lists.changedSince(previous.#index.lists);
    const findingsBefore = previous ? previous.#findings : [];
    let isAsBefore = previous && findingsBefore.length === findings.length;
    this.#known = findings.map((finding, place) => {
      const before =
        previous && findingsBefore[place] === finding
          ? previous.#known[place]
          : undefined;
      const known = this.#find(finding, before, changed);
      isAsBefore &&= before !== undefined && known.keys === before.keys;
      return known;
    });
    this.isAsBefore = isAsBefore === true;
  }

  at(place: number): CauseKeys {
    return this.#known[place].keys;
  }

  #find(
    finding: HeldFinding,
    before: KnownKeys | undefined,
    changed = 0,
  ): KnownKeys {
    const index = this.#index;
    if (
      before &&
      (before.lists & changed) === 0 &&
      (before.groups ?? []).every(({ group, again }) => again(index) === group)
    ) {
      return before;
    }
    index.reads.reset();
    const found = findKeys(finding, index);
    const { lists, groups } = index.reads;
    const keys = before && areSame(before.keys, found) ? before.keys : found;
    return { keys, lists, groups };
  }
}
