import { stringifyError } from '@backstage/errors';
import type { EvaluationMemory } from './EvaluationMemory';
import type { FactIndex } from './FactIndex';
import { findSource } from './feedSources';
import type { Subject } from './Finding';
import type { HealthSettings } from './HealthSettings';
import type { HeldFinding } from './HeldFinding';
import type { JudgedObjects } from './JudgingPass';
import { judgeOf } from './ObjectJudge';
import type { Feed, Rule, RuleFinding } from './Rule';
import { subjectKey } from './subjects';
import { parseTime } from './time';
import { quote } from './words';

/** What a run of the rules is given. */
export interface RunInput {
  rules: readonly Rule[];
  index: FactIndex;
  settings: HealthSettings;
  /** Only of the same place. */
  previous: EvaluationMemory | undefined;
  now: Date;
}

/** What a run of the rules gives. */
export interface RunResult {
  held: HeldFinding[];
  firstSeen: Map<string, number>;
  begunUnseen: Set<string>;
  /** Whether any rule looked at the time. */
  readsClock: boolean;
}

function evaluateRule(
  rule: Rule,
  { index, now, settings }: RunInput,
): readonly RuleFinding[] {
  try {
    return rule.evaluate(index, now, settings.of(rule));
  } catch (error) {
    const { ref, name } = index.facts.environment;
    return [
      {
        severity: 'unknown',
        reason: 'RuleFailed',
        subject: { kind: 'Environment', name, uid: ref },
        who: `Environment ${name}`,
        says: {
          one: `could not be judged by rule ${rule.id}: ${quote(
            stringifyError(error),
          )}`,
          many: '',
        },
        remediation: [`Report this as a defect of rule ${rule.id}.`],
        evidence: [],
        alike: rule.id,
        holdSeconds: 0,
      },
    ];
  }
}

/** When the object itself says that it began. */
function toldBegin({ began, beganAt }: RuleFinding): number {
  const at = beganAt ?? parseTime(began) ?? NaN;
  return Number.isNaN(at) ? Infinity : at;
}

/** One run of the rules. */
class Run implements RunResult {
  readonly held: HeldFinding[] = [];
  readonly firstSeen = new Map<string, number>();
  readonly begunUnseen = new Set<string>();
  readsClock = false;
  readonly #input: RunInput;
  readonly #now: number;
  readonly #sources = new Map<Feed, string>();

  constructor(input: RunInput) {
    this.#input = input;
    this.#now = input.now.getTime();
  }

  hold(rule: Rule, rank: number, finding: RuleFinding): void {
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
    this.firstSeen.set(key, since);
    if (!isBeginKnown) {
      this.begunUnseen.add(key);
    }
    const countsFrom = since + settings.holdSecondsOf(rule, finding) * 1000;
    this.held.push({
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
    });
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

function findingsOf(
  rule: Rule,
  rank: number,
  input: RunInput,
  objects: JudgedObjects,
): { findings: readonly RuleFinding[]; readsClock: boolean } {
  if (rule.scope) {
    return { findings: objects.findings.get(rank) ?? [], readsClock: false };
  }
  const { reads } = input.index;
  reads.reset();
  const findings = evaluateRule(rule, input);
  return { findings, readsClock: rule.notesReads !== true || reads.clock };
}

/**
 * Runs the rules that are not off and whose facts are there, and holds each finding for the time
 * of its rule. Tells besides what the next run must know.
 */
export function runRules(input: RunInput): RunResult {
  const { rules, index, settings } = input;
  const unjudged = new Set(
    rules
      .filter(({ needs }) => !needs.every(feed => index.has(feed)))
      .map(({ id }) => id),
  );
  const isActive = (rule: Rule) =>
    !settings.isOff(rule) && !unjudged.has(rule.id);
  const objects = judgeOf(rules).judge({ ...input, isActive });
  const run = new Run(input);
  run.readsClock = objects.readsClock;
  for (const [rank, rule] of rules.entries()) {
    if (isActive(rule)) {
      const { findings, readsClock } = findingsOf(rule, rank, input, objects);
      run.readsClock ||= readsClock;
      findings.forEach(finding => run.hold(rule, rank, finding));
    }
  }
  run.carryOver(unjudged);
  return run;
}
