/** The gRPC codes that Argo CD answers with, and the HTTP status of each. */
const HTTP_STATUS = {
  InvalidArgument: [3, 400],
  NotFound: [5, 404],
  AlreadyExists: [6, 409],
  PermissionDenied: [7, 403],
  FailedPrecondition: [9, 400],
  Aborted: [10, 409],
  Internal: [13, 500],
  Unauthenticated: [16, 401],
} as const;

export class ApiError extends Error {
  readonly code: number;
  readonly status: number;

  constructor(code: keyof typeof HTTP_STATUS, message: string) {
    super(message);
    this.name = 'ApiError';
    [this.code, this.status] = HTTP_STATUS[code];
  }

  /** The body of the answer. */
  toJSON() {
    return { error: this.message, code: this.code, message: this.message };
  }
}
