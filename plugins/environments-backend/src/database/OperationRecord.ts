import {
  type Application,
  applicationSchema,
  type Operation,
  operationSchema,
  operationStepSchema,
} from '@flightdeck/plugin-environments-common';
import { z } from 'zod';

/** One application that an operation acts on. */
export const operationTargetSchema = z.object({
  /** As it was before, without the lists that grow. */
  application: applicationSchema,
  /** When the engine was asked, ISO 8601; absent before that. */
  askedAt: z.string().optional(),
});

export type OperationTarget = z.infer<typeof operationTargetSchema>;

/** An operation as it is stored: what people see, and what it takes to follow it. */
export interface OperationRecord {
  operation: Operation;
  fingerprint: string;
  prune: boolean;
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

export function fromRow(row: OperationRow): OperationRecord {
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
      steps: z.array(operationStepSchema).parse(JSON.parse(row.steps)),
    }),
    fingerprint: row.fingerprint,
    prune: Boolean(row.prune),
    targets: z.array(operationTargetSchema).parse(JSON.parse(row.targets)),
  };
}

/** What must be kept of an application to follow it after a restart. */
export function toTarget(application: Application): OperationTarget {
  return {
    application: {
      ...application,
      resources: [],
      images: [],
      history: [],
      conditions: [],
      operation: application.operation && {
        ...application.operation,
        resources: [],
      },
    },
  };
}
