import { StatusError } from '../StatusError';

/** The refusal of an admission plugin. */
export function forbidden(
  plural: string,
  name: string,
  reason: string,
): StatusError {
  return new StatusError({
    code: 403,
    reason: 'Forbidden',
    message: `${plural} "${name}" is forbidden: ${reason}`,
    details: { name, kind: plural },
  });
}
