import type { ObjectMetadata } from '../../kubernetes';
import { createRule } from '../createRule';
import type { FactIndex } from '../FactIndex';
import { subjectOf } from '../subjects';
import { desiredReplicas } from '../workloads';

/** A workload as far as its account matters. */
interface AccountUser {
  kind: string;
  metadata: ObjectMetadata;
  account?: string;
  /** All of its Pods run and are ready. */
  isComplete: boolean;
}

function accountUsers(index: FactIndex): AccountUser[] {
  return [
    ...index.workloads.map(({ kind, object }) => ({
      kind,
      metadata: object.metadata,
      account: object.spec.template?.spec?.serviceAccountName,
      isComplete: (object.status.readyReplicas ?? 0) >= desiredReplicas(object),
    })),
    ...index.objects('DaemonSet').map(({ metadata, spec, status }) => ({
      kind: 'DaemonSet',
      metadata,
      account: spec.template?.spec?.serviceAccountName,
      isComplete:
        (status.numberReady ?? 0) >= (status.desiredNumberScheduled ?? 0),
    })),
    ...index.objects('Rollout').map(({ metadata, spec, status }) => ({
      kind: 'Rollout',
      metadata,
      account: spec.template?.spec?.serviceAccountName,
      isComplete: (status.readyReplicas ?? 0) >= (spec.replicas ?? 1),
    })),
  ];
}

export const refServiceAccountMissing = createRule({
  id: 'ref.sa-missing',
  needs: ['ServiceAccount', 'Deployment', 'StatefulSet'],
  holdSeconds: 0,
  thresholds: {},
  items: accountUsers,
  subjectOf: ({ kind, metadata }) => subjectOf(kind, metadata),
  judge({ metadata, account, isComplete }, { index }) {
    const { namespace } = metadata;
    if (
      !account ||
      index.find('ServiceAccount', namespace, account) ||
      !index.seesAll('ServiceAccount', namespace)
    ) {
      return undefined;
    }
    return {
      severity: isComplete ? 'warning' : 'critical',
      reason: 'ServiceAccountMissing',
      says: isComplete
        ? `could create no Pod again: ServiceAccount ${account} does not exist`
        : `cannot create Pods: ServiceAccount ${account} does not exist`,
      remediation: [
        `Create ServiceAccount ${account} in namespace ${namespace}, or correct serviceAccountName in Git and sync.`,
      ],
      evidence: [
        { path: 'spec.template.spec.serviceAccountName', value: account },
      ],
    };
  },
});
