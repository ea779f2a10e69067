import type { EvaluationMemory } from './EvaluationMemory';
import type { FactIndex } from './FactIndex';
import type { Finding, Subject } from './Finding';
import type { HeldFinding } from './HeldFinding';
import { subjectKey, subjectOf } from './subjects';
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

/** Pods by their owner and what is said of them; everything else by itself. */
function gather(findings: readonly HeldFinding[], index: FactIndex) {
  const podOwners = new Map(
    index
      .objects('Pod')
      .map(pod => [
        subjectKey(subjectOf('Pod', pod.metadata)),
        index.ownerOf(pod),
      ]),
  );
  const groups = new Map<string, Group>();
  for (const finding of findings) {
    const { subject, ruleId, reason, severity, alike, pendingUntil } = finding;
    const key = subjectKey(subject);
    const owner = subject.kind === 'Pod' ? podOwners.get(key) : undefined;
    const groupKey = [
      ruleId,
      owner ? `of ${subjectKey(owner)}` : key,
      reason,
      severity,
      pendingUntil ? 'pending' : 'counts',
      alike,
    ].join('|');
    const group = groups.get(groupKey);
    if (group) {
      group.members.push(finding);
    } else {
      groups.set(groupKey, { owner, members: [finding] });
    }
  }
  return groups;
}

function messageOf({ owner, members }: Group, index: FactIndex): string {
  // The member that knows most speaks for all: not every Pod still has its events.
  const speaker = members.reduce((a, b) =>
    b.says.one.length > a.says.one.length ? b : a,
  );
  if (!owner) {
    return sentence(`${speaker.who} ${speaker.says.one}`);
  }
  const current = index
    .podsOf(owner)
    .filter(pod => pod.metadata.deletionTimestamp === undefined).length;
  const total = Math.max(current, members.length);
  const words = members.length === 1 ? speaker.says.one : speaker.says.many;
  return sentence(
    total === 1
      ? `The only pod of ${owner.name} ${words}`
      : `${members.length} of ${countOf(total, 'pod')} of ${
          owner.name
        } ${words}`,
  );
}

function earliest(times: readonly string[]): string {
  return times.reduce((a, b) => (a < b ? a : b));
}

function distinct(subjects: readonly Subject[]): Subject[] {
  return [
    ...new Map(
      subjects.map(subject => [subjectKey(subject), subject]),
    ).values(),
  ];
}

function toFinding(group: Group, since: string, index: FactIndex): Finding {
  const [first, ...others] = [...group.members].sort((a, b) =>
    place(a.subject).localeCompare(place(b.subject), 'en-US'),
  );
  return {
    ruleId: first.ruleId,
    severity: first.severity,
    reason: first.reason,
    message: messageOf(group, index),
    remediation: first.remediation,
    subject: first.subject,
    others: others.map(({ subject }) => subject),
    rootCauseOf: distinct(group.members.flatMap(member => member.rootCauseOf)),
    evidence: first.evidence.map(({ path, value }) => ({
      path,
      value: quote(value),
    })),
    since,
    pendingUntil:
      first.pendingUntil &&
      earliest(group.members.flatMap(({ pendingUntil }) => pendingUntil ?? [])),
    source: first.source,
  };
}

function place({ namespace = '', name }: Subject): string {
  return `${namespace}/${name}`;
}

/**
 * Tells of equal findings about the Pods of one owner at once. The times of groups are remembered
 * too: a Pod that is replaced by another with the same trouble begins nothing new.
 */
export function groupFindings(
  findings: readonly HeldFinding[],
  index: FactIndex,
  previous: EvaluationMemory | undefined,
  firstSeen: Map<string, string>,
): Finding[] {
  return [...gather(findings, index).values()].map(group => {
    const key = memoryKey(group);
    const seen = key && previous?.firstSeen.get(key);
    const since = earliest(
      group.members.map(member => member.since).concat(seen ?? []),
    );
    if (key) {
      firstSeen.set(key, earliest([since, firstSeen.get(key) ?? since]));
    }
    return toFinding(group, since, index);
  });
}
