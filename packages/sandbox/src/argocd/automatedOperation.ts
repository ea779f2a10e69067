import { equalJson } from '../kubernetes/json';
import {
  type Application,
  isAutomated,
  type Operation,
  sourcesOf,
} from './Application';
import type { ArgocdBackend } from './ArgocdBackend';
import { assignedWindows, canSync } from './syncWindows';

export interface AutomatedDecision {
  operation: Operation;
  /** The revision was applied before: someone changed the cluster since. */
  selfHeal: boolean;
}

function toApply({ resources = [] }: Application['status']) {
  return resources.filter(
    resource => resource.status === 'OutOfSync' && !resource.requiresPruning,
  );
}

function comparedRevisions({ sync }: Application['status']) {
  return sync?.revisions ?? [sync?.revision];
}

/** Whether what Git wants now is what the last operation was about. */
function wasAttempted(application: Application): boolean {
  const result = application.status.operationState?.syncResult;
  return (
    equalJson(
      comparedRevisions(application.status),
      result?.revisions ?? [result?.revision],
    ) && equalJson(result?.sources ?? [result?.source], sourcesOf(application))
  );
}

function isToSync({ spec, status }: Application): boolean {
  const { prune = false } = spec.syncPolicy?.automated ?? {};
  return (
    status.sync?.status === 'OutOfSync' && (toApply(status).length > 0 || prune)
  );
}

/** Why an automated application does not sync by itself although it is to; in Argo CD's words. */
export function automationRefusal(
  application: Application,
): string | undefined {
  const { spec, status, operation } = application;
  if (operation || !isAutomated(application) || !isToSync(application)) {
    return undefined;
  }
  const revisions = `[${comparedRevisions(status).join(' ')}]`;
  const last = status.operationState;
  const failed = last?.phase === 'Failed' || last?.phase === 'Error';
  if (failed && wasAttempted(application)) {
    return `Failed last sync attempt to ${revisions}: ${last.message}`;
  }
  const { prune, allowEmpty } = spec.syncPolicy?.automated ?? {};
  const nothingLeft = status.resources?.every(
    ({ requiresPruning, hook }) => requiresPruning || hook,
  );
  return prune && !allowEmpty && nothingLeft
    ? `Skipping sync attempt to ${revisions}: auto-sync will wipe out all resources`
    : undefined;
}

/** The sync that an automated application would start by itself now, if any. */
export function automatedOperation(
  { cluster, clock }: ArgocdBackend,
  application: Application,
): AutomatedDecision | undefined {
  const { spec, status } = application;
  const { prune = false, selfHeal = false } = spec.syncPolicy?.automated ?? {};
  const attempted = wasAttempted(application);
  if (
    !isToSync(application) ||
    automationRefusal(application) ||
    (attempted && (!selfHeal || status.operationState?.phase !== 'Succeeded'))
  ) {
    return undefined;
  }
  const project = cluster.get('AppProject', 'argocd', spec.project);
  const windows = assignedWindows(project, application);
  if (!canSync(windows, { manual: false, now: clock() })) {
    return undefined;
  }
  const { revision, revisions } = status.sync ?? {};
  return {
    selfHeal: attempted,
    operation: {
      sync: { prune, ...(revisions ? { revisions } : { revision }) },
      initiatedBy: { automated: true },
      retry: spec.syncPolicy?.retry ?? { limit: 5 },
    },
  };
}
