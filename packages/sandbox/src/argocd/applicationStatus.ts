import {
  type Application,
  type ResourceStatus,
  revisionFields,
} from './Application';
import { automationRefusal } from './automatedOperation';
import type { Comparison, ManagedResource } from './compareApplication';
import { groupOf, versionOf } from './readManifests';
import { isHook, isIgnoredExtraneous, waveOf } from './sync/hooks';
import { assessHealth, worstStatus } from './assessHealth';

type Status = Application['status'];

/** Why an application could not be compared, in Argo CD's words. */
export type ConditionType = 'ComparisonError' | 'InvalidSpecError';

type Condition = NonNullable<Status['conditions']>[number];

function resourceStatus(
  { target, live, inSync }: ManagedResource,
  comparable: boolean,
): ResourceStatus[] {
  const object = target ?? live;
  if (!object) {
    return [];
  }
  const health = live ? assessHealth(live) : { status: 'Missing' };
  const group = groupOf(object.apiVersion);
  const verdict = inSync ? 'Synced' : 'OutOfSync';
  const hook = isHook(object);
  const wave = waveOf(object);
  return [
    {
      ...(group && { group }),
      version: versionOf(object.apiVersion),
      kind: object.kind,
      ...(object.metadata.namespace && {
        namespace: object.metadata.namespace,
      }),
      name: object.metadata.name,
      // What runs during a sync is neither in sync nor out of it.
      ...(hook ? { hook } : { status: comparable ? verdict : 'Unknown' }),
      ...(health && { health }),
      ...(wave !== 0 && { syncWave: wave }),
      ...(comparable && !target && !hook && { requiresPruning: true }),
    },
  ];
}

/** Missing resources count only when there is nothing else. */
function applicationHealth(all: readonly ResourceStatus[]): string {
  const resources = all.filter(({ hook }) => !hook);
  const missing = resources.filter(
    ({ health }) => health?.status === 'Missing',
  );
  if (resources.length > 0 && missing.length === resources.length) {
    return 'Missing';
  }
  return worstStatus(
    resources
      .flatMap(({ health }) => health?.status ?? [])
      .filter(status => status !== 'Missing'),
  );
}

/** What is in the cluster beside what Git wants counts, unless it says that it does not. */
function countsAgainstSync({ target, live, inSync }: ManagedResource): boolean {
  const extraneous =
    live && !target && (isHook(live) || isIgnoredExtraneous(live));
  return !inSync && !extraneous;
}

/** The images that an object names in its containers. */
export function imagesIn(value: unknown, found: Set<string>): Set<string> {
  if (Array.isArray(value)) {
    value.forEach(item => imagesIn(item, found));
  } else if (typeof value === 'object' && value !== null) {
    for (const [key, field] of Object.entries(value)) {
      if (key === 'image' && typeof field === 'string') {
        found.add(field);
      } else if (
        key === 'spec' ||
        key === 'template' ||
        /ontainers$/.test(key)
      ) {
        imagesIn(field, found);
      }
    }
  }
  return found;
}

function keepTransitionTime(
  condition: { type: string; message: string },
  before: Status,
  now: string,
): Condition {
  const same = before.conditions?.find(
    ({ type, message }) =>
      type === condition.type && message === condition.message,
  );
  return {
    ...condition,
    lastTransitionTime: same?.lastTransitionTime ?? now,
  };
}

function typesOf({ spec }: Application, { sourceTypes }: Comparison) {
  return spec.sources
    ? { sourceType: undefined, sourceTypes }
    : { sourceType: sourceTypes[0], sourceTypes: undefined };
}

/**
 * The status of an application after a comparison; after one that failed, with the reason as a
 * condition.
 */
export function applicationStatus(
  application: Application,
  outcome:
    | { comparison: Comparison }
    | {
        error: { type: ConditionType; message: string };
        live: Comparison['resources'];
      },
  now: string,
): Status {
  const before = application.status;
  const comparable = 'comparison' in outcome;
  const managed = comparable ? outcome.comparison.resources : outcome.live;
  const resources = managed.flatMap(resource =>
    resourceStatus(resource, comparable),
  );
  const verdict = managed.some(countsAgainstSync) ? 'OutOfSync' : 'Synced';
  const images = imagesIn(
    managed.map(({ live }) => live),
    new Set(),
  );
  const { source, sources, ...revisions } = revisionFields(
    application,
    comparable ? outcome.comparison.revisions : [],
  );
  const status: Status = {
    ...before,
    sync: {
      status: comparable ? verdict : 'Unknown',
      ...revisions,
      comparedTo: {
        destination: application.spec.destination,
        ...(sources ? { sources } : { source }),
      },
    },
    health: {
      status:
        !comparable && outcome.error.type === 'InvalidSpecError'
          ? 'Unknown'
          : applicationHealth(resources),
    },
    resources,
    summary: { images: [...images].sort() },
    ...(comparable && typesOf(application, outcome.comparison)),
    controllerNamespace: 'argocd',
    reconciledAt: now,
  };
  const refusal = automationRefusal({ ...application, status });
  const problems = [
    ...(comparable ? [] : [outcome.error]),
    ...(refusal ? [{ type: 'SyncError', message: refusal }] : []),
  ];
  return {
    ...status,
    conditions: problems.map(problem =>
      keepTransitionTime(problem, before, now),
    ),
  };
}
