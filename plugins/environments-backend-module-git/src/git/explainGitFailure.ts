import {
  ConflictError,
  InputError,
  isError,
  NotFoundError,
  ServiceUnavailableError,
  toError,
} from '@backstage/errors';
import { findErrorCode } from '@flightdeck/plugin-environments-node';
import { Errors } from 'isomorphic-git';

/**
 * Which repository was spoken to, in words for people.
 *
 * @public
 */
export interface GitSubject {
  /** For example `git host 'forge'`, as it is said within a sentence. */
  host: string;
  repository: string;
  /** The key of the configuration that holds the credentials. */
  credentialsKey: string;
  /** A sentence instead of the usual one for a repository that is not there: an InputError. */
  missing?: string;
  /** What was asked for, and what the account needs for it: "the right to write". */
  deed: 'read' | 'push to' | 'open pull requests in';
  needs: string;
}

/** What fetch throws when there is no answer, or none in time. */
const NO_ANSWER = ['TypeError', 'TimeoutError', 'AbortError'];

/**
 * An error of ours for one of git: an InputError, a NotFoundError or a ConflictError when the host
 * has refused, which is certain, and a ServiceUnavailableError when it has not answered, or does not
 * let us read.
 *
 * @public
 */
export function explainGitFailure(error: unknown, subject: GitSubject): Error {
  const who = asBeginning(subject.host);
  const { repository } = subject;
  if (error instanceof Errors.HttpError) {
    return explainGitStatus(error.data.statusCode, subject);
  }
  if (error instanceof Errors.GitPushError) {
    return isForbidden(error)
      ? new InputError(
          `A rule of ${subject.host} forbids this push to ${repository}: its branch may be protected.`,
        )
      : new ConflictError(
          `${who} did not take the commit for ${repository}: somebody may have pushed at the same time.`,
        );
  }
  if (error instanceof Errors.NotFoundError) {
    return new NotFoundError(
      `${who} has no ${error.data.what} in ${repository}.`,
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
    return toRefusal(
      subject,
      `What answers at the url of ${subject.host} does not speak git over HTTP.`,
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

/**
 * As {@link explainGitFailure}, for a status of HTTP that is no success.
 *
 * @public
 */
export function explainGitStatus(status: number, subject: GitSubject): Error {
  const who = asBeginning(subject.host);
  switch (status) {
    case 401:
      return toRefusal(
        subject,
        `${who} does not accept the configured credentials (${subject.credentialsKey}).`,
      );
    case 403:
      return toRefusal(
        subject,
        `${who} does not let the configured account ${subject.deed} ${subject.repository}: it needs ${subject.needs}.`,
      );
    case 404:
      return subject.missing
        ? new InputError(subject.missing)
        : new NotFoundError(
            `${who} has no repository ${subject.repository} that the configured account may read.`,
          );
    default:
      return status >= 300 && status < 400
        ? toRefusal(subject, `${who} redirects elsewhere; check its url.`)
        : new ServiceUnavailableError(`${who} answered with status ${status}.`);
  }
}

/** For who only reads it makes no difference whether a host refuses or is away. */
function toRefusal({ deed }: GitSubject, message: string): Error {
  return deed === 'read'
    ? new ServiceUnavailableError(message)
    : new InputError(message);
}

/** Hosts have no code for it: their words tell a rule of theirs from a push that came first. */
function isForbidden({ data }: InstanceType<typeof Errors.GitPushError>) {
  return Object.values(data.result.refs).some(({ error }) =>
    /declined|protected|prohibited|denied|forbidden/i.test(error),
  );
}

function asBeginning(words: string): string {
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}`;
}
