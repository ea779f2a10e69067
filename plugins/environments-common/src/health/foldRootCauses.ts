import { causesByRule } from './causesByRule';
import type { FactIndex } from './FactIndex';
import type { Subject } from './Finding';
import type { HeldFinding } from './HeldFinding';
import { keysBelow } from './keysBelow';
import { subjectKey } from './subjects';

/** What stands on what: of several causes the lowest is told. */
const DEPTHS = new Map([
  ['Node', 0],
  ['PersistentVolumeClaim', 0],
  ['Pod', 1],
  ['Deployment', 2],
  ['StatefulSet', 2],
  ['DaemonSet', 2],
  ['Rollout', 2],
  ['Job', 2],
  ['CronJob', 3],
  ['PodDisruptionBudget', 3],
  ['Service', 3],
  ['Ingress', 4],
]);

/** As warnings these tell what would happen next time: nothing has followed from them yet. */
const PREDICTIONS: ReadonlySet<string> = new Set([
  'ref.missing',
  'ref.sa-missing',
]);

/** Of what Pods stand on, only these troubles are reasons for those of the Pods. */
const GROUND_TROUBLES = new Map<string, ReadonlySet<string>>([
  ['Node', new Set(['node.not-ready'])],
  ['PersistentVolumeClaim', new Set(['pvc.lost', 'pvc.pending'])],
]);

function depthOf({ kind }: Subject): number {
  return DEPTHS.get(kind) ?? 0;
}

function isPrediction({ ruleId, severity }: HeldFinding): boolean {
  return severity === 'warning' && PREDICTIONS.has(ruleId);
}

function isReasonFromBelow({ ruleId, subject }: HeldFinding): boolean {
  return GROUND_TROUBLES.get(subject.kind)?.has(ruleId) ?? true;
}

/** What was told before of the things that can be the reason for a finding. */
function findCauses(
  finding: HeldFinding,
  index: FactIndex,
  known: {
    kept: readonly HeldFinding[];
    bySubject: ReadonlyMap<string, readonly HeldFinding[]>;
  },
): HeldFinding[] {
  const below = finding.isSymptom
    ? [...keysBelow(finding.subject, index)]
        .flatMap(key => known.bySubject.get(key) ?? [])
        .filter(isReasonFromBelow)
    : [];
  const search = causesByRule(finding, index);
  const sought =
    search?.subjects?.flatMap(
      subject => known.bySubject.get(subjectKey(subject)) ?? [],
    ) ?? (search ? known.kept : []);
  const { rules } = search ?? {};
  return [
    ...new Set([
      ...below,
      ...sought.filter(({ ruleId }) => rules?.has(ruleId) ?? true),
    ]),
  ];
}

/** A cause that does not count yet must not hide a symptom that does. */
function canExplain(cause: HeldFinding, symptom: HeldFinding): boolean {
  return (
    cause.rank < symptom.rank &&
    !isPrediction(cause) &&
    (cause.severity === 'critical' || cause.severity === 'warning') &&
    (cause.pendingUntil === undefined || symptom.pendingUntil !== undefined)
  );
}

function explain(causes: HeldFinding[], symptom: HeldFinding): void {
  const raise =
    symptom.severity === 'critical' &&
    symptom.pendingUntil === undefined &&
    causes.every(({ severity }) => severity !== 'critical');
  for (const cause of causes) {
    const isSame =
      subjectKey(cause.subject) === subjectKey(symptom.subject) ||
      cause.rootCauseOf.some(
        known => subjectKey(known) === subjectKey(symptom.subject),
      );
    if (!isSame) {
      cause.rootCauseOf.push(symptom.subject);
    }
    if (raise) {
      cause.severity = 'critical';
    }
  }
}

/**
 * Folds symptoms into their lowest causes: the causes say what follows from them, are as severe as
 * that, and the symptoms are left out. Returns what was left out apart, for the objects of these
 * findings are no healthier for it.
 */
export function foldRootCauses(
  findings: readonly HeldFinding[],
  index: FactIndex,
): { kept: HeldFinding[]; folded: HeldFinding[] } {
  const kept: HeldFinding[] = [];
  const folded: HeldFinding[] = [];
  const bySubject = new Map<string, HeldFinding[]>();
  const register = (subject: Subject, causes: readonly HeldFinding[]) => {
    const key = subjectKey(subject);
    bySubject.set(key, [...(bySubject.get(key) ?? []), ...causes]);
  };
  for (const original of [...findings].sort((a, b) => a.rank - b.rank)) {
    const finding = { ...original, rootCauseOf: [...original.rootCauseOf] };
    const causes = findCauses(finding, index, { kept, bySubject }).filter(
      cause => canExplain(cause, finding),
    );
    if (causes.length > 0) {
      const lowest = Math.min(...causes.map(({ subject }) => depthOf(subject)));
      const lowestCauses = causes.filter(
        ({ subject }) => depthOf(subject) === lowest,
      );
      explain(lowestCauses, finding);
      folded.push(finding);
      // What follows from the symptom follows from its causes.
      register(finding.subject, lowestCauses);
    } else {
      kept.push(finding);
      register(finding.subject, [finding]);
    }
  }
  return { kept, folded };
}
