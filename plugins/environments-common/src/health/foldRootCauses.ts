import { type CauseKeys, CauseKeysOfFindings } from './CauseKeys';
import type { FactIndex } from './FactIndex';
import type { Subject } from './Finding';
import type { HeldFinding } from './HeldFinding';
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
  { below, pointed }: CauseKeys,
  known: {
    kept: readonly HeldFinding[];
    bySubject: ReadonlyMap<string, readonly HeldFinding[]>;
  },
): HeldFinding[] {
  const toldOf = (keys: readonly string[]) =>
    keys.flatMap(key => known.bySubject.get(key) ?? []);
  const causes = toldOf(below).filter(isReasonFromBelow);
  if (!pointed) {
    return causes;
  }
  const { keys, rules } = pointed;
  const sought = keys ? toldOf(keys) : known.kept;
  return [
    ...causes,
    ...sought.filter(({ ruleId }) => rules?.has(ruleId) ?? true),
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

/** The findings that are told, and the symptoms that were folded into these. */
export interface Folding {
  readonly kept: readonly HeldFinding[];
  readonly folded: readonly HeldFinding[];
  readonly keys: CauseKeysOfFindings;
}

/**
 * Folds symptoms into their lowest causes: the causes say what follows from them, are as severe as
 * that, and the symptoms are left out. Returns what was left out apart, for the objects of these
 * findings are no healthier for it.
 *
 * @param findings - in the order of the ranks of their rules
 * @param previous - what was folded last; the same when nothing about it changed
 */
export function foldRootCauses(
  findings: readonly HeldFinding[],
  index: FactIndex,
  previous?: Folding,
): Folding {
  const keys = new CauseKeysOfFindings(findings, index, previous?.keys);
  if (previous && keys.isAsBefore) {
    return { ...previous, keys };
  }
  const kept: HeldFinding[] = [];
  const folded: HeldFinding[] = [];
  const bySubject = new Map<string, HeldFinding[]>();
  const register = (subject: Subject, causes: readonly HeldFinding[]) => {
    const key = subjectKey(subject);
    const known = bySubject.get(key);
    if (known) {
      known.push(...causes);
    } else {
      bySubject.set(key, [...causes]);
    }
  };
  for (const [place, original] of findings.entries()) {
    const finding = { ...original, rootCauseOf: [...original.rootCauseOf] };
    const told = findCauses(keys.at(place), { kept, bySubject });
    const causes = [...new Set(told)].filter(cause =>
      canExplain(cause, finding),
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
  return { kept, folded, keys };
}
