import {
  ConflictError,
  InputError,
  isError,
  ServiceUnavailableError,
  toError,
} from '@backstage/errors';
import { findErrorCode } from '@flightdeck/plugin-environments-node';
import { Errors } from 'isomorphic-git';

/** What fetch throws when there is no answer, or none in time. */
const NO_ANSWER = ['TypeError', 'TimeoutError', 'AbortError'];

/**
 * An error of ours for one of git: an InputError or a ConflictError when the host has refused,
 * which is certain, and a ServiceUnavailableError when it has not answered.
 */
export function explainGitFailure(
  error: unknown,
  host: string,
  repository: string,
): Error {
  const who = `Git host '${host}'`;
  if (error instanceof Errors.HttpError) {
    return explainStatus(error.data.statusCode, who, repository);
  }
  if (error instanceof Errors.GitPushError) {
    return new ConflictError(
      `${who} did not take the commit for ${repository}: somebody may have pushed at the same time, or a rule of the host forbids it.`,
    );
  }
  if (
    error instanceof Errors.PushRejectedError ||
    error instanceof Errors.UserCanceledError
  ) {
    return new ConflictError(
      `${who} has other commits in ${repository} than a moment ago.`,
    );
  }
  if (
    error instanceof Errors.SmartHttpError ||
    error instanceof Errors.ParseError
  ) {
    return new InputError(
      `What answers at the url of git host '${host}' does not speak git over HTTP.`,
    );
  }
  if (!isError(error) || !NO_ANSWER.includes(error.name)) {
    return toError(error);
  }
  const code = findErrorCode(error);
  return new ServiceUnavailableError(
    `${who} does not answer${code ? ` (${code})` : ''}.`,
  );
}

function explainStatus(status: number, who: string, repository: string): Error {
  switch (status) {
    case 401:
      return new InputError(
        `${who} does not accept the configured credentials (environments.git.hosts).`,
      );
    case 403:
      return new InputError(
        `${who} does not let the configured account push to ${repository}: it needs the right to write and to create repositories.`,
      );
    case 404:
      return new InputError(
        `${who} has no repository ${repository}, and does not make one when it is pushed to. Create it empty first.`,
      );
    default:
      return status >= 300 && status < 400
        ? new InputError(`${who} redirects elsewhere; check its url.`)
        : new ServiceUnavailableError(`${who} answered with status ${status}.`);
  }
}
