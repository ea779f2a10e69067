import type { FactIndex } from './FactIndex';
import type { Subject } from './Finding';
import type { HeldFinding } from './HeldFinding';
import { backendsOf } from './ingressBackends';
import { isReady } from './pods';
import { subjectKey, subjectOf } from './subjects';

const DEPTHS = new Map([
  ['Pod', 0],
  ['Deployment', 1],
  ['StatefulSet', 1],
  ['Service', 2],
  ['Ingress', 3],
]);

function depthOf({ kind }: Subject): number {
  return DEPTHS.get(kind) ?? 0;
}

/** The subject and everything below it whose trouble can be the reason for its own. */
function keysBelow(subject: Subject, index: FactIndex): Set<string> {
  const keys = new Set([subjectKey(subject)]);
  const { kind, namespace = '', name } = subject;
  const addPods = (pods: ReturnType<FactIndex['podsOf']>) => {
    for (const pod of pods) {
      // A Pod that takes requests is no reason, whatever else there is to say of it.
      if (!isReady(pod)) {
        keys.add(subjectKey(subjectOf('Pod', pod.metadata)));
      }
    }
  };
  const addService = (serviceName: string) => {
    const service = index.find('Service', namespace, serviceName);
    if (service) {
      keys.add(subjectKey(subjectOf('Service', service.metadata)));
      addPods(index.podsBehind(service));
      for (const workload of index.workloadsBehind(service)) {
        const owner = subjectOf(workload.kind, workload.object.metadata);
        keys.add(subjectKey(owner));
        addPods(index.podsOf(owner));
      }
    }
  };
  if (kind === 'Deployment' || kind === 'StatefulSet') {
    addPods(index.podsOf(subject));
  } else if (kind === 'Service') {
    addService(name);
  } else if (kind === 'Ingress') {
    const ingress = index.find('Ingress', namespace, name);
    const backends = ingress ? backendsOf(ingress) : [];
    for (const service of new Set(backends.map(backend => backend.service))) {
      addService(service);
    }
  }
  return keys;
}

/** A cause that does not count yet must not hide a symptom that does. */
function canExplain(cause: HeldFinding, symptom: HeldFinding): boolean {
  return (
    cause.rank < symptom.rank &&
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
  for (const original of [...findings].sort((a, b) => a.rank - b.rank)) {
    const finding = { ...original, rootCauseOf: [...original.rootCauseOf] };
    const causes = finding.isSymptom
      ? [...keysBelow(finding.subject, index)]
          .flatMap(key => bySubject.get(key) ?? [])
          .filter(cause => canExplain(cause, finding))
      : [];
    if (causes.length > 0) {
      const lowest = Math.min(...causes.map(({ subject }) => depthOf(subject)));
      explain(
        causes.filter(({ subject }) => depthOf(subject) === lowest),
        finding,
      );
      folded.push(finding);
    } else {
      kept.push(finding);
      const key = subjectKey(finding.subject);
      bySubject.set(key, [...(bySubject.get(key) ?? []), finding]);
    }
  }
  return { kept, folded };
}
