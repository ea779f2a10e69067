import type { NextFunction, Request, Response } from 'express';
import { z } from 'zod';
import { PromqlError } from '../promql';

const STATUS = { bad_data: 400, execution: 422 } as const;

/** A number as Prometheus writes it. */
export function formatValue(value: number): string {
  if (value === Number.POSITIVE_INFINITY) {
    return '+Inf';
  }
  return value === Number.NEGATIVE_INFINITY ? '-Inf' : `${value}`;
}

export function succeed(response: Response, data: unknown): void {
  response.json({ status: 'success', data });
}

/** Answers errors in Prometheus' envelope. */
export function answerError(
  error: unknown,
  _request: Request,
  response: Response,
  next: NextFunction,
): void {
  if (!(error instanceof PromqlError)) {
    next(error);
    return;
  }
  response.status(STATUS[error.errorType]).json({
    status: 'error',
    errorType: error.errorType,
    error: error.message,
  });
}

const parametersSchema = z.record(
  z.string(),
  z.union([z.string(), z.array(z.string())]),
);

/** The parameters of a request, from its query and its form. */
export function parametersOf(
  request: Request,
): Record<string, string | string[] | undefined> {
  const parsed = parametersSchema.safeParse({
    ...request.query,
    ...request.body,
  });
  if (!parsed.success) {
    throw new PromqlError('bad_data', 'The parameters cannot be read.');
  }
  return parsed.data;
}

export function required(
  value: string | string[] | undefined,
  name: string,
): string {
  if (typeof value !== 'string' || value === '') {
    throw new PromqlError('bad_data', `invalid parameter "${name}"`);
  }
  return value;
}

/** Unix seconds of a time given as such or in RFC 3339. */
export function parseTime(text: string, name: string): number {
  const number = Number(text);
  const time = Number.isNaN(number) ? Date.parse(text) / 1000 : number;
  if (Number.isNaN(time)) {
    throw new PromqlError('bad_data', `invalid parameter "${name}": ${text}`);
  }
  return time;
}
