import { findSource } from './feedSources';
import type { Subject } from './Finding';
import type { HeldFinding } from './HeldFinding';
import type { Feed, Rule, RuleFinding } from './Rule';
import type { RunInput } from './RuleRun';
import { subjectKey } from './subjects';
import { parseTime } from './time';

function isSameSubject(a: Subject | undefined, b: Subject | undefined) {
  return (a && subjectKey(a)) === (b && subjectKey(b));
}

/** When the object itself says that it began. */
function toldBegin({ began, beganAt }: RuleFinding): number {
  const at = beganAt ?? parseTime(began) ?? NaN;
  return Number.isNaN(at) ? Infinity : at;
}

/** Holds the findings of one run of the rules. */
export class FindingHolder {
  readonly held: HeldFinding[] = [];
  readonly firstSeen = new Map<string, number>();
  readonly begunUnseen = new Set<string>();
  readonly #input: RunInput;
  readonly #now: number;
  readonly #heldBefore: readonly HeldFinding[];
  readonly #sources = new Map<Feed, string>();

  constructor(input: RunInput) {
    const { before, settings, now } = input;
    this.#input = input;
    this.#now = now.getTime();
    this.#heldBefore =
      before && before.settings === settings && before.at <= this.#now
        ? before.held
        : [];
  }

  hold(rule: Rule, rank: number, finding: RuleFinding): void {
    const known = this.#heldBefore.at(this.held.length);
    const held =
      known?.origin === finding && this.#isAsBefore(known, rule)
        ? known
        : this.#toHeld(rule, rank, finding);
    this.held.push(held);
    this.firstSeen.set(held.key, held.since);
    if (!held.isBeginKnown) {
      this.begunUnseen.add(held.key);
    }
  }

  /** Whether a finding of the run before is the same now: its hold has ended already, or has not. */
  #isAsBefore(known: HeldFinding, rule: Rule): boolean {
    const { origin, key, since, owner, pendingUntil } = known;
    return (
      (pendingUntil === undefined || pendingUntil > this.#now) &&
      this.#input.previous?.firstSeen.get(key) === since &&
      known.source === this.#sourceOf(rule, origin) &&
      (origin.owner !== undefined ||
        isSameSubject(owner, this.#ownerOf(origin.subject)))
    );
  }

  #toHeld(rule: Rule, rank: number, finding: RuleFinding): HeldFinding {
    const { previous, settings } = this.#input;
    const key = `${rule.id}|${subjectKey(finding.subject)}`;
    const before = previous?.firstSeen.get(key);
    const told = toldBegin(finding);
    // The earlier of what was seen before and what the object says, but never after now.
    const since = Math.min(
      this.#now,
      told,
      before ?? Infinity,
      this.firstSeen.get(key) ?? Infinity,
    );
    const isBeginKnown =
      told === since ||
      (before === undefined
        ? previous?.judged.has(rule.id) ?? false
        : !previous?.begunUnseen.has(key));
    const countsFrom = since + settings.holdSecondsOf(rule, finding) * 1000;
    return {
      key,
      reason: finding.reason,
      subject: finding.subject,
      who: finding.who,
      says: finding.says,
      remediation: finding.remediation,
      evidence: finding.evidence,
      alike: finding.alike,
      owner: finding.owner ?? this.#ownerOf(finding.subject),
      origin: finding,
      severity: settings.severityOf(rule, finding),
      ruleId: rule.id,
      rank,
      isSymptom: rule.isSymptom,
      source: this.#sourceOf(rule, finding),
      since,
      isBeginKnown,
      pendingUntil: countsFrom > this.#now ? countsFrom : undefined,
      rootCauseOf: [],
    };
  }

  /** The workload of a Pod; nothing for what is no Pod. */
  #ownerOf({ kind, namespace = '', name, uid }: Subject): Subject | undefined {
    const { index } = this.#input;
    const pod = kind === 'Pod' ? index.find('Pod', namespace, name) : undefined;
    return pod && (pod.metadata.uid || undefined) === uid
      ? index.ownerOf(pod)
      : undefined;
  }

  #sourceOf({ needs: [feed] }: Rule, { subject }: RuleFinding): string {
    const { facts } = this.#input.index;
    if (feed === 'applications') {
      return findSource(feed, subject, facts)?.id ?? '';
    }
    let source = this.#sources.get(feed);
    if (source === undefined) {
      source = findSource(feed, subject, facts)?.id ?? '';
      this.#sources.set(feed, source);
    }
    return source;
  }

  /** What cannot be judged now has not ended: its time goes on when the facts are back. */
  carryOver(unjudged: ReadonlySet<string>): void {
    const { previous } = this.#input;
    if (unjudged.size === 0 || !previous) {
      return;
    }
    for (const [key, time] of previous.firstSeen) {
      if (unjudged.has(key.slice(0, key.indexOf('|')))) {
        this.firstSeen.set(key, time);
        if (previous.begunUnseen.has(key)) {
          this.begunUnseen.add(key);
        }
      }
    }
  }
}
