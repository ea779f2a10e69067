import {
  InputError,
  isError,
  NotAllowedError,
  ServiceUnavailableError,
} from '@backstage/errors';

/** An error of ours for one of the catalog, about a location. */
export function explainCatalogFailure(error: unknown, target: string): Error {
  const told = isError(error) && isError(error.cause) ? error.cause : error;
  if (!isError(told)) {
    return new Error(String(told));
  }
  switch (told.name) {
    case 'NotAllowedError':
      return new NotAllowedError(
        'You may not register locations in the catalog: it takes the permissions catalog.location.create and catalog.location.read.',
      );
    case 'InputError':
      return new InputError(
        `The catalog does not take ${target}: ${told.message}`,
      );
    default:
      return new ServiceUnavailableError(
        `The catalog could not register ${target}: ${told.message}`,
      );
  }
}
