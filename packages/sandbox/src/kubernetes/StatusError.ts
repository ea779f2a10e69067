import { ResourceType } from './resourceTypes';

export interface StatusCause {
  field?: string;
  reason?: string;
  message: string;
}

export interface StatusDetails {
  name?: string;
  group?: string;
  kind?: string;
  causes?: StatusCause[];
  retryAfterSeconds?: number;
}

/** A refusal as the Kubernetes API words it: the `Status` object of a failed request. */
export class StatusError extends Error {
  readonly code: number;
  readonly reason: string;
  readonly details?: StatusDetails;

  constructor(options: {
    code: number;
    reason: string;
    message: string;
    details?: StatusDetails;
  }) {
    super(options.message);
    this.name = 'StatusError';
    this.code = options.code;
    this.reason = options.reason;
    this.details = options.details;
  }

  static notFound(type: ResourceType, name: string): StatusError {
    return new StatusError({
      code: 404,
      reason: 'NotFound',
      message: `${qualifiedPlural(type)} "${name}" not found`,
      details: detailsOf(type, name),
    });
  }

  static alreadyExists(type: ResourceType, name: string): StatusError {
    return new StatusError({
      code: 409,
      reason: 'AlreadyExists',
      message: `${qualifiedPlural(type)} "${name}" already exists`,
      details: detailsOf(type, name),
    });
  }

  static conflict(type: ResourceType, name: string): StatusError {
    return new StatusError({
      code: 409,
      reason: 'Conflict',
      message: `Operation cannot be fulfilled on ${qualifiedPlural(
        type,
      )} "${name}": the object has been modified; please apply your changes to the latest version and try again`,
      details: detailsOf(type, name),
    });
  }

  static invalid(
    type: ResourceType,
    name: string,
    causes: { field: string; message: string; reason?: string }[],
  ): StatusError {
    const list = causes.map(cause => `${cause.field}: ${cause.message}`);
    return new StatusError({
      code: 422,
      reason: 'Invalid',
      message: `${type.kind}${
        type.group ? `.${type.group}` : ''
      } "${name}" is invalid: ${
        list.length === 1 ? list[0] : `[${list.join(', ')}]`
      }`,
      details: {
        name,
        group: type.group || undefined,
        kind: type.kind,
        causes: causes.map(cause => ({
          reason: cause.reason ?? 'FieldValueInvalid',
          message: cause.message,
          field: cause.field,
        })),
      },
    });
  }

  /** No such kind is served. */
  static noMatch(kind: string, apiVersion = 'v1'): StatusError {
    return new StatusError({
      code: 404,
      reason: 'NotFound',
      message: `no matches for kind "${kind}" in version "${apiVersion}"`,
    });
  }

  static badRequest(message: string): StatusError {
    return new StatusError({ code: 400, reason: 'BadRequest', message });
  }

  static namespaceNotFound(name: string): StatusError {
    return new StatusError({
      code: 404,
      reason: 'NotFound',
      message: `namespaces "${name}" not found`,
      details: { name, kind: 'namespaces' },
    });
  }

  /** A list that must not be older than a state that is still to come. */
  static tooLargeVersion(wanted: number, current: number): StatusError {
    const message = 'Too large resource version';
    return new StatusError({
      code: 504,
      reason: 'Timeout',
      message: `Timeout: ${message}: ${wanted}, current: ${current}`,
      details: {
        causes: [{ reason: 'ResourceVersionTooLarge', message }],
        retryAfterSeconds: 1,
      },
    });
  }

  static unauthorized(): StatusError {
    return new StatusError({
      code: 401,
      reason: 'Unauthorized',
      message: 'Unauthorized',
    });
  }

  static unsupportedMediaType(accepted: readonly string[]): StatusError {
    return new StatusError({
      code: 415,
      reason: 'UnsupportedMediaType',
      message: `the body of the request was in an unknown format - accepted media types include: ${accepted.join(
        ', ',
      )}`,
    });
  }

  static methodNotAllowed(): StatusError {
    return new StatusError({
      code: 405,
      reason: 'MethodNotAllowed',
      message:
        'the server does not allow this method on the requested resource',
    });
  }

  /** No such path. */
  static noSuchPath(): StatusError {
    return new StatusError({
      code: 404,
      reason: 'NotFound',
      message: 'the server could not find the requested resource',
    });
  }

  /** A resource version or continue token from before what the server remembers. */
  static expired(message: string): StatusError {
    return new StatusError({ code: 410, reason: 'Expired', message });
  }

  /** The object that goes over the wire. */
  toStatus(): Record<string, unknown> {
    return {
      kind: 'Status',
      apiVersion: 'v1',
      metadata: {},
      status: 'Failure',
      message: this.message,
      reason: this.reason,
      ...(this.details && { details: this.details }),
      code: this.code,
    };
  }
}

function qualifiedPlural(type: ResourceType): string {
  return type.group ? `${type.plural}.${type.group}` : type.plural;
}

function detailsOf(type: ResourceType, name: string): StatusDetails {
  return { name, group: type.group || undefined, kind: type.plural };
}
