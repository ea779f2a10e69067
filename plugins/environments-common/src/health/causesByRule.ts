import type { StatefulSet } from '../kubernetes';
import { alertSubject, subjectsOfAlert } from './alerts';
import { EXCEEDED_QUOTA } from './quotas';
import { podsProtectedBy } from './disruptionBudgets';
import type { FactIndex } from './FactIndex';
import type { Subject } from './Finding';
import type { HeldFinding } from './HeldFinding';
import { MEMORY_SATURATION, VOLUME_USAGE } from './indicatorReadings';
import { referencesOf } from './podReferences';
import { isReady } from './pods';
import { subjectOf } from './subjects';

/** Where the causes of what one rule says are to be looked for. */
export interface CauseSearch {
  /** The objects whose trouble can be the reason; any when absent. */
  subjects?: readonly Subject[];
  /** The rules whose findings can be; any when absent. */
  rules?: ReadonlySet<string>;
}

const VOLUME_CAUSES = new Set(['pv.failed', 'ref.storageclass-missing']);
const CREATION_CAUSES = new Set(['ref.sa-missing', 'quota.usage']);
const MEMORY_CAUSES = new Set(['pod.memory-high']);
const VOLUME_FILL_CAUSES = new Set(['pvc.filling']);
const EXPIRY_CAUSES = new Set(['cert.expiring', 'cert.secret-expiring']);

type FindCauses = (subject: Subject, index: FactIndex) => CauseSearch;

function podOf({ namespace = '', name }: Subject, index: FactIndex) {
  return index.find('Pod', namespace, name);
}

/** The ExternalSecrets that write the Secrets of a Pod. */
const secretWriters: FindCauses = (subject, index) => {
  const pod = podOf(subject, index);
  const secrets = new Set(
    pod &&
      referencesOf(pod).flatMap(({ kind, name }) =>
        kind === 'Secret' ? [name] : [],
      ),
  );
  return {
    subjects: index
      .objects('ExternalSecret')
      .filter(
        ({ metadata, spec }) =>
          metadata.namespace === subject.namespace &&
          secrets.has(spec.target?.name ?? metadata.name),
      )
      .map(({ metadata }) => subjectOf('ExternalSecret', metadata)),
  };
};

function claims({ metadata, spec }: StatefulSet, name: string): boolean {
  return (spec.volumeClaimTemplates ?? []).some(template =>
    name.startsWith(`${template.metadata.name}-${metadata.name}-`),
  );
}

/** The volume of a claim, and the StatefulSet that made the claim. */
const behindClaim: FindCauses = ({ namespace = '', name }, index) => ({
  subjects: [
    ...index
      .objects('PersistentVolume')
      .filter(
        ({ spec }) =>
          spec.claimRef?.namespace === namespace && spec.claimRef.name === name,
      )
      .map(({ metadata }) => subjectOf('PersistentVolume', metadata)),
    ...index
      .objects('StatefulSet')
      .filter(
        statefulSet =>
          statefulSet.metadata.namespace === namespace &&
          claims(statefulSet, name),
      )
      .map(({ metadata }) => subjectOf('StatefulSet', metadata)),
  ],
  rules: VOLUME_CAUSES,
});

/** The Certificates that write the Secrets of an Ingress. */
const certificateWriters: FindCauses = ({ namespace = '', name }, index) => {
  const ingress = index.find('Ingress', namespace, name);
  const secrets = new Set(
    ingress?.spec.tls.map(({ secretName }) => secretName),
  );
  return {
    subjects: index
      .objects('Certificate')
      .filter(
        ({ metadata, spec }) =>
          metadata.namespace === namespace && secrets.has(spec.secretName),
      )
      .map(({ metadata }) => subjectOf('Certificate', metadata)),
  };
};

function podsOfBudget({ namespace = '', name }: Subject, index: FactIndex) {
  const budget = index.find('PodDisruptionBudget', namespace, name);
  return budget ? podsProtectedBy(budget, index) : [];
}

/** A Pod that is ready is no reason, whatever else there is to say of it. */
const unreadyPods: FindCauses = (subject, index) => ({
  subjects: podsOfBudget(subject, index)
    .filter(pod => !isReady(pod))
    .map(pod => subjectOf('Pod', pod.metadata)),
});

/** The Pods that a budget protects, and the workloads that may lack some. */
const protectedWorkloads: FindCauses = (subject, index) => ({
  subjects: [
    ...(unreadyPods(subject, index).subjects ?? []),
    ...podsOfBudget(subject, index).flatMap(pod => index.ownerOf(pod) ?? []),
  ],
});

const podsOfRollout: FindCauses = (subject, index) => ({
  subjects: index
    .podsOf(subject)
    .filter(pod => !isReady(pod))
    .map(pod => subjectOf('Pod', pod.metadata)),
});

/** What keeps a Deployment from having Pods at all: its account, or the quota that is named. */
const creationObstacles: FindCauses = (subject, index) => {
  const { namespace = '', name } = subject;
  const quota = index
    .find('Deployment', namespace, name)
    ?.status.conditions.flatMap(
      ({ message }) => EXCEEDED_QUOTA.exec(message ?? '')?.[1] ?? [],
    )
    .flatMap(
      quotaName => index.find('ResourceQuota', namespace, quotaName) ?? [],
    )
    .map(({ metadata }) => subjectOf('ResourceQuota', metadata));
  return {
    subjects: [subject, ...(quota ?? [])],
    rules: CREATION_CAUSES,
  };
};

/** An indicator that sums up what rules say of single objects. */
const summedUp: FindCauses = ({ name }) => {
  switch (name) {
    case MEMORY_SATURATION:
      return { rules: MEMORY_CAUSES };
    case VOLUME_USAGE:
      return { rules: VOLUME_FILL_CAUSES };
    default:
      return { subjects: [] };
  }
};

const repeated: FindCauses = (subject, index) => {
  const alert = index.facts.alerts?.find(
    candidate => alertSubject(candidate).uid === subject.uid,
  );
  return { subjects: alert ? subjectsOfAlert(alert, index) : [] };
};

const itself: FindCauses = subject => ({ subjects: [subject] });

const finders = new Map<string, FindCauses>([
  ['ref.missing', secretWriters],
  ['pod.config-error', secretWriters],
  ['pod.mount-failed', secretWriters],
  ['pvc.pending', behindClaim],
  ['pvc.lost', behindClaim],
  ['cert.not-ready', itself],
  ['ing.tls-missing', certificateWriters],
  ['ing.no-address', itself],
  ['pdb.unhealthy', protectedWorkloads],
  ['pdb.blocking', unreadyPods],
  ['rollout.degraded', podsOfRollout],
  ['deploy.create-failed', creationObstacles],
  ['slo.certificate-expiry', () => ({ rules: EXPIRY_CAUSES })],
  ['indicator.above-threshold', summedUp],
  ['alert.firing', repeated],
]);

/**
 * Where the causes of a finding are to be looked for, when that depends on what is said of the
 * object and not on the object alone: an Ingress without a certificate has other reasons than one
 * without endpoints. Undefined for rules of which nothing special is known.
 */
export function causesByRule(
  { ruleId, subject }: Pick<HeldFinding, 'ruleId' | 'subject'>,
  index: FactIndex,
): CauseSearch | undefined {
  return finders.get(ruleId)?.(subject, index);
}
