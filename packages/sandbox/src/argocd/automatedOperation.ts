import { equalJson } from '../kubernetes/json';
import { type Application, type Operation, sourcesOf } from './Application';
import type { ArgocdBackend } from './ArgocdBackend';
import { assignedWindows, canSync } from './syncWindows';

export interface AutomatedDecision {
  operation: Operation;
  /** The revision was applied before: someone changed the cluster since. */
  selfHeal: boolean;
}

/** The sync that an automated application would start by itself now, if any. */
export function automatedOperation(
  { cluster, clock }: ArgocdBackend,
  application: Application,
): AutomatedDecision | undefined {
  const { spec, status } = application;
  const { prune = false, selfHeal = false } = spec.syncPolicy?.automated ?? {};
  const { revision, revisions } = status.sync ?? {};
  if (status.sync?.status !== 'OutOfSync') {
    return undefined;
  }
  const toApply = (status.resources ?? []).filter(
    resource => resource.status === 'OutOfSync' && !resource.requiresPruning,
  );
  if (toApply.length === 0 && !prune) {
    return undefined;
  }
  const last = status.operationState;
  const compared = revisions ?? [revision];
  const applied = last?.syncResult?.revisions ?? [last?.syncResult?.revision];
  const attempted =
    compared.join() === applied.join() &&
    equalJson(
      last?.syncResult?.sources ?? [last?.syncResult?.source],
      sourcesOf(application),
    );
  if (attempted && (!selfHeal || last?.phase !== 'Succeeded')) {
    return undefined;
  }
  const project = cluster.get('AppProject', 'argocd', spec.project);
  const windows = assignedWindows(project, application);
  if (!canSync(windows, { manual: false, now: clock() })) {
    return undefined;
  }
  return {
    selfHeal: attempted,
    operation: {
      sync: { prune, ...(revisions ? { revisions } : { revision }) },
      initiatedBy: { automated: true },
      retry: spec.syncPolicy?.retry ?? { limit: 5 },
    },
  };
}
