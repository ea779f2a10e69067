import {
  type Application,
  applicationOperationSchema,
  type Operation,
  operationSchema,
  operationStepSchema,
} from '@flightdeck/plugin-environments-common';
import { z } from 'zod';

/** What following needs of an application: the row must stay readable when the API grows. */
const followedSchema = z.object({
  engine: z.string(),
  instance: z.string(),
  namespace: z.string(),
  name: z.string(),
  project: z.string(),
  automation: z.object({
    enabled: z.boolean(),
    prune: z.boolean(),
    selfHeal: z.boolean(),
  }),
  sync: z.object({ revisions: z.array(z.string()) }),
  operation: z
    .object({
      phase: applicationOperationSchema.shape.phase,
      startedAt: z.string().optional(),
      finishedAt: z.string().optional(),
    })
    .optional(),
  history: z.array(z.object({ id: z.number() })),
});

type FollowedApplication = z.infer<typeof followedSchema>;

const operationTargetSchema = z.object({
  application: followedSchema.transform(toFollowed),
  askedAt: z.string().optional(),
});

/** One application that an operation acts on. */
export interface OperationTarget {
  /** As it was before, with no more than what it takes to sync and to follow it. */
  application: Application;
  /** When the engine was asked, ISO 8601; absent before that. */
  askedAt?: string;
}

/** An operation as people see it, and what tells one request from another. */
export interface StoredOperation {
  operation: Operation;
  fingerprint: string;
  prune: boolean;
}

/** An operation with what it takes to follow it. */
export interface OperationRecord extends StoredOperation {
  /** One for each step, in the same order. */
  targets: OperationTarget[];
}

/** A row of the table `operations`. */
export interface OperationRow {
  id: string;
  environment_ref: string;
  action: string;
  state: string;
  requested_by: string;
  fingerprint: string;
  /** SQLite answers with 0 or 1. */
  prune: boolean | number;
  started_at: string;
  finished_at: string | null;
  message: string;
  steps: string;
  targets: string;
  leased_by: string;
  lease_until: string;
}

/** The columns that change while an operation runs. */
export function toProgressColumns({ operation, targets }: OperationRecord) {
  return {
    state: operation.state,
    finished_at: operation.finishedAt ?? null,
    message: operation.message,
    steps: JSON.stringify(operation.steps),
    targets: JSON.stringify(targets),
  };
}

export function toRow(
  record: OperationRecord,
  lease: { leased_by: string; lease_until: string },
): OperationRow {
  const { operation } = record;
  return {
    id: operation.id,
    environment_ref: operation.environmentRef,
    action: operation.action,
    requested_by: operation.requestedBy,
    fingerprint: record.fingerprint,
    prune: record.prune,
    started_at: operation.startedAt,
    ...toProgressColumns(record),
    ...lease,
  };
}

/** What a row tells people; what it takes to follow the operation is not read. */
export function fromRow(row: OperationRow): StoredOperation {
  return {
    operation: operationSchema.parse({
      id: row.id,
      environmentRef: row.environment_ref,
      action: row.action,
      state: row.state,
      requestedBy: row.requested_by,
      startedAt: row.started_at,
      finishedAt: row.finished_at ?? undefined,
      message: row.message,
      steps: readSteps(row),
    }),
    fingerprint: row.fingerprint,
    prune: Boolean(row.prune),
  };
}

/** A whole row, to take the operation over. Throws when it cannot be read. */
export function recordFromRow(row: OperationRow): OperationRecord {
  const stored = fromRow(row);
  const targets = z.array(operationTargetSchema).parse(JSON.parse(row.targets));
  if (targets.length !== stored.operation.steps.length) {
    throw new Error(`Operation ${row.id} has not one target for each step.`);
  }
  return { ...stored, targets };
}

/** The columns that close an operation which nobody can follow, as its row cannot be read. */
export function toLostColumns(row: OperationRow, now: Date) {
  const message =
    'How this ended is not known: what is stored of it cannot be read.';
  return {
    state: 'lost',
    finished_at: now.toISOString(),
    message,
    steps: JSON.stringify(closeSteps(row, message)),
  };
}

function readSteps({ steps }: OperationRow) {
  return z.array(operationStepSchema).parse(JSON.parse(steps));
}

function closeSteps(row: OperationRow, message: string) {
  try {
    return readSteps(row).map(step =>
      step.state === 'waiting' || step.state === 'running'
        ? { ...step, state: 'lost', message }
        : step,
    );
  } catch {
    return []; // So that at least its end can be listed.
  }
}

/** What must be kept of an application to follow it, also after a restart. */
export function toTarget(application: Application): OperationTarget {
  return { application: toFollowed(application) };
}

function toFollowed(application: FollowedApplication): Application {
  const { automation, engine, instance, namespace, name, project } =
    application;
  const { history, operation, sync } = application;
  return {
    engine,
    instance,
    namespace,
    name,
    project,
    automation,
    sources: [],
    sync: { status: 'Unknown', revisions: sync.revisions },
    health: { status: 'Unknown' },
    images: [],
    resources: [],
    operationInProgress: false,
    operation: operation && {
      phase: operation.phase,
      startedAt: operation.startedAt,
      finishedAt: operation.finishedAt,
      revisions: [],
      retryCount: 0,
      resources: [],
    },
    // The newest tells a sync from that before it, when both share a second.
    history: history.slice(0, 1).map(({ id }) => ({ id, revisions: [] })),
    conditions: [],
  };
}
