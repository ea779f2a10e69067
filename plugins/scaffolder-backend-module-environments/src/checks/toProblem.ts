import { isError } from '@backstage/errors';
import type { ServiceProblem } from './ServiceProblem';

/** A problem for an error: what was refused is certain, what was not answered is not. */
export function toProblem(field: string, error: unknown): ServiceProblem {
  const certain =
    isError(error) &&
    ['InputError', 'ConflictError', 'NotFoundError'].includes(error.name);
  return {
    field,
    message: isError(error) ? error.message : String(error),
    severity: certain ? 'error' : 'unknown',
  };
}
