import {
  type Application,
  type ResourceStatus,
  revisionFields,
} from './Application';
import type { Comparison, ManagedResource } from './compareApplication';
import { groupOf, versionOf } from './readManifests';
import { assessHealth, worstStatus } from './assessHealth';

type Status = Application['status'];
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
  return [
    {
      ...(group && { group }),
      version: versionOf(object.apiVersion),
      kind: object.kind,
      ...(object.metadata.namespace && {
        namespace: object.metadata.namespace,
      }),
      name: object.metadata.name,
      status: comparable ? verdict : 'Unknown',
      ...(health && { health }),
      ...(comparable && !target && { requiresPruning: true }),
    },
  ];
}

/** Missing resources count only when there is nothing else. */
function applicationHealth(resources: readonly ResourceStatus[]): string {
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

/**
 * The status of an application after a comparison; after one that failed, with the reason as a
 * condition.
 */
export function applicationStatus(
  application: Application,
  outcome:
    | { comparison: Comparison }
    | { error: string; live: Comparison['resources'] },
  now: string,
): Status {
  const before = application.status;
  const comparable = 'comparison' in outcome;
  const managed = comparable ? outcome.comparison.resources : outcome.live;
  const resources = managed.flatMap(resource =>
    resourceStatus(resource, comparable),
  );
  const allInSync = managed.every(({ inSync }) => inSync);
  const verdict = allInSync ? 'Synced' : 'OutOfSync';
  const images = imagesIn(
    managed.map(({ live }) => live),
    new Set(),
  );
  const { source, sources, ...revisions } = revisionFields(
    application,
    comparable ? outcome.comparison.revisions : [],
  );
  const conditions = comparable
    ? []
    : [
        keepTransitionTime(
          {
            type: 'ComparisonError',
            message: `Failed to load target state: ${outcome.error}`,
          },
          before,
          now,
        ),
      ];
  return {
    ...before,
    sync: {
      status: comparable ? verdict : 'Unknown',
      ...revisions,
      comparedTo: {
        destination: application.spec.destination,
        ...(sources ? { sources } : { source }),
      },
    },
    health: { status: applicationHealth(resources) },
    resources,
    summary: { images: [...images].sort() },
    sourceType: 'Directory',
    controllerNamespace: 'argocd',
    reconciledAt: now,
    conditions,
  };
}
