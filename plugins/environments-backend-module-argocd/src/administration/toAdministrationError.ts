import { InputError, ServiceUnavailableError } from '@backstage/errors';
import { ArgocdError } from '../client/ArgocdError';

/** What was to be done, for sentences. */
export interface Undertaking {
  /** For example `create project 'shop'`. */
  what: string;
  /** The right of Argo CD that it takes, for example `projects, create, shop`. */
  right: string;
}

/**
 * An error of ours for one of Argo CD: an InputError when it has refused, which is certain, and a
 * ServiceUnavailableError when it has not answered.
 */
export function toAdministrationError(
  error: unknown,
  instance: string,
  { what, right }: Undertaking,
): Error {
  if (!(error instanceof ArgocdError)) {
    return error instanceof Error ? error : new Error(String(error));
  }
  switch (error.failure) {
    case 'unreachable':
      return new ServiceUnavailableError(error.message);
    case 'forbidden':
      return new InputError(
        `Argo CD '${instance}' does not let the configured account ${what}: it needs the permission ${right}.`,
      );
    default:
      return new InputError(error.message);
  }
}
