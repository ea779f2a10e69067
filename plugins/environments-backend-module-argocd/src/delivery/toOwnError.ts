import {
  ConflictError,
  InputError,
  NotFoundError,
  ServiceUnavailableError,
} from '@backstage/errors';
import type { ApplicationRef } from '@flightdeck/plugin-environments-common';
import { ArgocdError } from '../client/ArgocdError';
import { describeMissing } from '../source/describeMissing';

/**
 * An error of ours for one of Argo CD. Its 401 and 403 are our trouble with it, not the caller's
 * with us.
 */
export function toOwnError(
  error: unknown,
  instance: string,
  ref: ApplicationRef & { project?: string },
): Error {
  if (!(error instanceof ArgocdError)) {
    return error instanceof Error ? error : new Error(String(error));
  }
  switch (error.failure) {
    case 'not-found':
      return new NotFoundError(describeMissing(instance, ref));
    case 'forbidden':
      // Without a project Argo CD says this of applications that do not exist, too.
      return ref.project === undefined
        ? new NotFoundError(describeMissing(instance, ref))
        : new ServiceUnavailableError(error.message);
    case 'refused':
      return /already in progress|sync window/.test(error.message)
        ? new ConflictError(error.message)
        : new InputError(error.message);
    default:
      return new ServiceUnavailableError(error.message);
  }
}

/** As {@link toOwnError}, of a change: whatever Argo CD has answered, it did not take the request. */
export function toChangeError(
  error: unknown,
  instance: string,
  ref: ApplicationRef & { project?: string; verb: string },
): Error {
  const failure = error instanceof ArgocdError ? error.failure : undefined;
  const own = toOwnError(error, instance, ref);
  switch (failure) {
    case 'forbidden':
      return new InputError(
        `Argo CD '${instance}' does not let our account ${ref.verb} application '${ref.name}'.`,
      );
    case 'unauthorized':
    case 'unsupported':
      return new InputError(own.message);
    default:
      return own;
  }
}
