import type { JsonObject } from '@backstage/types';
import {
  type Operation,
  operationSchema,
  operationStepSchema,
} from '@flightdeck/plugin-environments-common';
import { z } from 'zod';

const jsonObjectSchema = z
  .record(z.string(), z.json())
  .transform((value): JsonObject => value);

const stepPlanSchema = z.object({
  stage: z.number(),
  memo: jsonObjectSchema,
  begunAt: z.string().optional(),
  untouched: z.boolean().optional(),
});

/** What it takes to go on with a step. */
export interface StepPlan {
  stage: number;
  /** For its step kind alone to read. */
  memo: JsonObject;
  /** When it was begun, ISO 8601; absent before that. */
  begunAt?: string;
  /** Set of a step that failed: whether it surely changed nothing. */
  untouched?: boolean;
}

/** An operation with what it takes to go on with it. */
export interface OperationRecord {
  operation: Operation;
  /** One for each step, in the same order. */
  plan: StepPlan[];
  /** Whether no other such operation may run on the environment beside it. */
  exclusive: boolean;
}

/** A row of the table `operations`. */
export interface OperationRow {
  id: string;
  environment_ref: string;
  action: string;
  state: string;
  requested_by: string;
  started_at: string;
  finished_at: string | null;
  message: string;
  request: string | null;
  summary: string;
  steps: string;
  plan: string;
  links: string;
  break_glass: string | null;
  /** SQLite answers with 0 or 1. */
  exclusive: boolean | number;
  leased_by: string;
  lease_until: string;
}

/** The columns that change while an operation runs. */
export function toProgressColumns({ operation, plan }: OperationRecord) {
  return {
    state: operation.state,
    finished_at: operation.finishedAt ?? null,
    message: operation.message,
    steps: JSON.stringify(operation.steps),
    plan: JSON.stringify(plan),
    links: JSON.stringify(operation.links),
  };
}

export function toRow(
  record: OperationRecord,
  lease: { leased_by: string; lease_until: string },
): OperationRow {
  const { operation, exclusive } = record;
  const { breakGlass } = operation;
  return {
    id: operation.id,
    environment_ref: operation.environmentRef,
    action: operation.action,
    requested_by: operation.requestedBy,
    started_at: operation.startedAt,
    request: JSON.stringify(operation.order),
    summary: operation.summary,
    break_glass: breakGlass ? JSON.stringify(breakGlass) : null,
    exclusive,
    ...toProgressColumns(record),
    ...lease,
  };
}

/** What a row tells people; what it takes to go on with the operation is not read. */
export function fromRow(row: OperationRow): Operation {
  return operationSchema.parse({
    id: row.id,
    environmentRef: row.environment_ref,
    action: row.action,
    order: JSON.parse(row.request ?? 'null'),
    summary: row.summary,
    state: row.state,
    requestedBy: row.requested_by,
    startedAt: row.started_at,
    finishedAt: row.finished_at ?? undefined,
    message: row.message,
    steps: readSteps(row),
    links: JSON.parse(row.links),
    breakGlass: JSON.parse(row.break_glass ?? 'null') ?? undefined,
  });
}

/** A whole row, to take the operation over. Throws when it cannot be read. */
export function recordFromRow(row: OperationRow): OperationRecord {
  const operation = fromRow(row);
  const plan = z.array(stepPlanSchema).parse(JSON.parse(row.plan));
  if (plan.length !== operation.steps.length) {
    throw new Error(`Operation ${row.id} has not one plan for each step.`);
  }
  return { operation, plan, exclusive: Boolean(row.exclusive) };
}

/** The columns that close an operation which nobody can follow, as its row cannot be read. */
export function toLostColumns(row: OperationRow, now: Date) {
  const message =
    'How this ended is not known: what is stored of it cannot be read.';
  return {
    state: 'lost',
    finished_at: now.toISOString(),
    message,
    steps: JSON.stringify(
      readSteps(row).map(step =>
        step.state === 'waiting' || step.state === 'running'
          ? { ...step, state: 'lost', message }
          : step,
      ),
    ),
  };
}

/** None, when they cannot be read: the rest is still worth telling. */
function readSteps({ steps }: OperationRow): Operation['steps'] {
  try {
    return z.array(operationStepSchema).parse(JSON.parse(steps));
  } catch {
    return [];
  }
}
