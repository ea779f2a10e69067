import { DeploymentLog } from './DeploymentLog';
import type { EvaluationMemory } from './EvaluationMemory';
import type { FactIndex } from './FactIndex';
import type { Finding, Subject } from './Finding';
import type { HeldFinding } from './HeldFinding';
import type { RuleFinding } from './Rule';
import { subjectKey } from './subjects';
import { countOf, quote, sentence } from './words';

interface Group {
  owner?: Subject;
  members: HeldFinding[];
}

/** What one rule says of one owner's Pods goes on when its words or its severity change. */
function memoryKey({ owner, members }: Group): string | undefined {
  const [{ ruleId, pendingUntil }] = members;
  return owner && pendingUntil === undefined
    ? `${ruleId}|of ${subjectKey(owner)}`
    : undefined;
}

/** What tells the groups of findings apart. */
function groupKeyOf(finding: HeldFinding): string {
  const { subject, owner, ruleId, reason, severity, alike } = finding;
  return [
    ruleId,
    owner ? `of ${subjectKey(owner)}` : subjectKey(subject),
    reason,
    severity,
    finding.pendingUntil ? 'pending' : 'counts',
    alike,
  ].join('|');
}

/** Where the same findings are told again, their groups are the same. */
const knownGroups = new WeakMap<readonly HeldFinding[], readonly Group[]>();

/** Pods by their owner and what is said of them; everything else by itself. */
function gather(findings: readonly HeldFinding[]): readonly Group[] {
  const known = knownGroups.get(findings);
  if (known) {
    return known;
  }
  const byKey = new Map<string, Group>();
  for (const finding of findings) {
    const groupKey = groupKeyOf(finding);
    const group = byKey.get(groupKey);
    if (group) {
      group.members.push(finding);
    } else {
      byKey.set(groupKey, { owner: finding.owner, members: [finding] });
    }
  }
  const groups = [...byKey.values()];
  knownGroups.set(findings, groups);
  return groups;
}

/** The Pods of an owner that are not on their way out, or at least those that are told of. */
function countPods(
  owner: Subject,
  members: readonly HeldFinding[],
  index: FactIndex,
): number {
  const current = index
    .podsOf(owner)
    .filter(pod => pod.metadata.deletionTimestamp === undefined).length;
  return Math.max(current, members.length);
}

function messageOf({ owner, members }: Group, total: number): string {
  // The member that knows most speaks for all: not every Pod still has its events.
  const speaker = members.reduce((a, b) =>
    b.says.one.length > a.says.one.length ? b : a,
  );
  if (!owner) {
    return sentence(`${speaker.who} ${speaker.says.one}`);
  }
  const words = members.length === 1 ? speaker.says.one : speaker.says.many;
  return sentence(
    total === 1
      ? `The only pod of ${owner.name} ${words}`
      : `${members.length} of ${countOf(total, 'pod')} of ${
          owner.name
        } ${words}`,
  );
}

function earliest(times: readonly number[]): number {
  return times.reduce((a, b) => Math.min(a, b));
}

function distinct(subjects: readonly Subject[]): Subject[] {
  return [
    ...new Map(
      subjects.map(subject => [subjectKey(subject), subject]),
    ).values(),
  ];
}

function describeGroup(
  group: Group,
  { since, pendingUntil, total }: GroupState,
): Finding {
  const [first, ...others] = [...group.members].sort((a, b) =>
    place(a.subject) < place(b.subject) ? -1 : 1,
  );
  return {
    ruleId: first.ruleId,
    severity: first.severity,
    reason: first.reason,
    message: messageOf(group, total),
    remediation: first.remediation,
    subject: first.subject,
    others: others.map(({ subject }) => subject),
    rootCauseOf: distinct(group.members.flatMap(member => member.rootCauseOf)),
    evidence: first.evidence.map(({ path, value }) => ({
      path,
      value: quote(value),
    })),
    since: new Date(since).toISOString(),
    pendingUntil:
      pendingUntil === undefined
        ? undefined
        : new Date(pendingUntil).toISOString(),
    source: first.source,
  };
}

/** What a finding follows from besides what the rule said. */
interface GroupState {
  since: number;
  pendingUntil: number | undefined;
  /** How many Pods the owner has. */
  total: number;
}

interface KnownFinding extends GroupState {
  members: readonly HeldFinding[];
  finding: Finding;
}

/** The last finding about what a rule said first of a group. */
const knownFindings = new WeakMap<RuleFinding, KnownFinding>();

function saysSame(a: HeldFinding, b: HeldFinding): boolean {
  return (
    a.origin === b.origin &&
    a.severity === b.severity &&
    a.source === b.source &&
    a.rootCauseOf.length === 0 &&
    b.rootCauseOf.length === 0
  );
}

function sayTheSame(
  members: readonly HeldFinding[],
  known: readonly HeldFinding[],
): boolean {
  return (
    members === known ||
    (members.length === known.length &&
      members.every((member, at) => saysSame(member, known[at])))
  );
}

/** The same finding as the last time, where nothing about it has changed. */
function toFinding(group: Group, since: number, index: FactIndex): Finding {
  const { members, owner } = group;
  const pending = members.flatMap(({ pendingUntil }) => pendingUntil ?? []);
  const state = {
    since,
    pendingUntil: pending.length > 0 ? earliest(pending) : undefined,
    total: owner ? countPods(owner, members, index) : 0,
  };
  const known = knownFindings.get(members[0].origin);
  if (
    known &&
    known.since === since &&
    known.pendingUntil === state.pendingUntil &&
    known.total === state.total &&
    sayTheSame(members, known.members)
  ) {
    return known.finding;
  }
  const finding = describeGroup(group, state);
  knownFindings.set(members[0].origin, { ...state, members, finding });
  return finding;
}

function place({ namespace = '', name }: Subject): string {
  return `${namespace}/${name}`;
}

/** Since when a group is told of, and whether it is known to have begun then. */
function beginOf(
  { members }: Group,
  key: string | undefined,
  previous: EvaluationMemory | undefined,
): { since: number; isKnown: boolean } {
  const since = earliest(members.map(member => member.since));
  const seen = key ? previous?.firstSeen.get(key) : undefined;
  if (key && seen !== undefined && seen <= since) {
    return { since: seen, isKnown: !previous?.begunUnseen.has(key) };
  }
  const isKnown = members.some(
    member => member.since === since && member.isBeginKnown,
  );
  return { since, isKnown };
}

/** What groups are made from, and what their times are written into for the next evaluation. */
export interface GroupingInput {
  index: FactIndex;
  previous: EvaluationMemory | undefined;
  firstSeen: Map<string, number>;
  begunUnseen: Set<string>;
}

/**
 * Tells of equal findings about the Pods of one owner at once. The times of groups are remembered
 * too: a Pod that is replaced by another with the same trouble begins nothing new.
 */
export function groupFindings(
  findings: readonly HeldFinding[],
  { index, previous, firstSeen, begunUnseen }: GroupingInput,
): Finding[] {
  const deployments = new DeploymentLog(index);
  return gather(findings).map(group => {
    const key = memoryKey(group);
    const { since, isKnown } = beginOf(group, key, previous);
    if (key) {
      firstSeen.set(key, earliest([since, firstSeen.get(key) ?? since]));
      if (!isKnown) {
        begunUnseen.add(key);
      }
    }
    const finding = toFinding(group, since, index);
    const isTrouble =
      finding.severity === 'critical' || finding.severity === 'warning';
    return isKnown && isTrouble
      ? {
          ...finding,
          followed: deployments.followed(group, finding.subject, since),
        }
      : finding;
  });
}
