import type { ActionOrderInput } from '@flightdeck/plugin-environments-common';
import type { DeploymentQuery, EventQuery, ObjectName } from '../api';

const ROOT = 'flightdeck';

/** The keys under which answers are kept; one place, so that what is read can be refreshed. */
export const queryKeys = {
  fleet: [ROOT, 'fleet'],
  environment: (ref: string) => [ROOT, 'environment', ref],
  /** What the backend holds of an environment beside its state. */
  parts: (ref: string) => [ROOT, 'parts', ref],
  conformance: (ref: string) => [ROOT, 'parts', ref, 'conformance'],
  inventory: (ref: string) => [ROOT, 'parts', ref, 'inventory'],
  alerts: (ref: string) => [ROOT, 'parts', ref, 'alerts'],
  events: (
    ref: string,
    { kind, object, objectNamespace, type, limit }: EventQuery,
  ) => [
    ROOT,
    'parts',
    ref,
    'events',
    { kind, object, objectNamespace, type, limit },
  ],
  /** What is read from the cluster for each request. */
  objects: (ref: string) => [ROOT, 'objects', ref],
  object: (ref: string, { kind, namespace, name }: ObjectName) => [
    ROOT,
    'objects',
    ref,
    { kind, namespace, name },
  ],
  indicatorRange: (ref: string, id: string, minutes: number) => [
    ROOT,
    'indicator-range',
    ref,
    id,
    minutes,
  ],
  operations: (ref: string) => [ROOT, 'operations', ref],
  latestOperation: (ref: string) => [ROOT, 'operations', ref, 'latest'],
  operation: (ref: string, id: string) => [ROOT, 'operations', ref, 'id', id],
  /** What bears on actions, and what was deployed. */
  delivery: (ref: string) => [ROOT, 'delivery', ref],
  deliveryStatus: (ref: string) => [ROOT, 'delivery', ref, 'status'],
  deployments: (ref: string, { limit, result, text }: DeploymentQuery) => [
    ROOT,
    'delivery',
    ref,
    'deployments',
    { limit, result, text },
  ],
  /** What is asked before a deployment, and the answers. */
  checklists: (ref: string) => [ROOT, 'checklists', ref],
  checklistList: (ref: string) => [ROOT, 'checklists', ref, 'list'],
  /** That of the release that comes next when none is named. */
  checklist: (ref: string, release: string | undefined, round?: number) => [
    ROOT,
    'checklists',
    ref,
    'of',
    release,
    round,
  ],
  checklistEvents: (ref: string, release: string) => [
    ROOT,
    'checklists',
    ref,
    'events',
    release,
  ],
  /** Of an environment or a system. */
  dora: (ref: string, days: number) => [ROOT, 'dora', ref, days],
  /** What is read of many environments at once, in our database and in memory. */
  overviews: [ROOT, 'overviews'],
  allDeployments: ({ limit, result, text }: DeploymentQuery) => [
    ROOT,
    'overviews',
    'deployments',
    { limit, result, text },
  ],
  releases: (ref: string) => [ROOT, 'overviews', 'releases', ref],
  /** Asks the delivery engine, so nothing but a person and time brings a new one. */
  preview: (ref: string, order: ActionOrderInput | undefined) => [
    ROOT,
    'preview',
    ref,
    order,
  ],
} as const;
