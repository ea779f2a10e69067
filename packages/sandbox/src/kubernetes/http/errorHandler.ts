import { ErrorRequestHandler } from 'express';
import { StatusError } from '../StatusError';

/** Answers every failure with a Kubernetes `Status`, as clients expect it. */
export const errorHandler: ErrorRequestHandler = (
  error: unknown,
  _request,
  response,
  next,
) => {
  if (response.headersSent) {
    // Too late for a status: express cuts the connection.
    next(error);
    return;
  }
  const status = asStatusError(error);
  response.status(status.code).json(status.toStatus());
};

function asStatusError(error: unknown): StatusError {
  if (error instanceof StatusError) {
    return error;
  }
  const message = error instanceof Error ? error.message : String(error);
  // The body parser marks what the client got wrong.
  if (error instanceof Error && 'status' in error && error.status === 413) {
    return new StatusError({
      code: 413,
      reason: 'RequestEntityTooLarge',
      message: 'the request is too large',
    });
  }
  if (error instanceof Error && 'status' in error) {
    return StatusError.badRequest(`the body could not be read: ${message}`);
  }
  return new StatusError({
    code: 500,
    reason: 'InternalError',
    message: `Internal error occurred: ${message}`,
    details: { causes: [{ message }] },
  });
}
