import {
  InputError,
  isError,
  ServiceUnavailableError,
  toError,
} from '@backstage/errors';
import { findErrorCode } from '@flightdeck/plugin-environments-node';
import { z } from 'zod';
import { explainGitStatus, type GitSubject } from '../git/explainGitFailure';
import { readBounded } from './readBounded';

const TIMEOUT_MS = 30_000;

/** More than a page of pull requests ever has. */
const MOST_BYTES = 8 * 2 ** 20;

/** The address of a page for people: other kinds of addresses would do things when clicked. */
export const pageSchema = z.url({ protocol: /^https?$/ });

/** One request to the API of a host. */
export interface JsonRequest<T> {
  url: string;
  headers: Record<string, string>;
  body?: object;
  schema: z.ZodType<T>;
  subject: Pick<GitSubject, 'host' | 'repository' | 'credentialsKey'>;
  signal: AbortSignal;
}

/** Asks the API of a host; redirects are not followed, and its own words are not repeated. */
export async function requestJson<T>(request: JsonRequest<T>): Promise<T> {
  const { subject } = request;
  const text = await read(request);
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    json = undefined;
  }
  const answer = request.schema.safeParse(json);
  if (!answer.success) {
    throw new ServiceUnavailableError(
      `The API of ${subject.host} answers something else than was expected; check the address of its API.`,
    );
  }
  return answer.data;
}

async function read<T>(request: JsonRequest<T>): Promise<string> {
  const { url, headers, body, subject, signal } = request;
  try {
    const response = await fetch(url, {
      method: body ? 'POST' : 'GET',
      headers: {
        Accept: 'application/json',
        ...headers,
        ...(body && { 'Content-Type': 'application/json' }),
      },
      body: body && JSON.stringify(body),
      redirect: 'manual',
      signal: AbortSignal.any([signal, AbortSignal.timeout(TIMEOUT_MS)]),
    });
    if (!response.ok) {
      await response.body?.cancel();
      throw explainStatus(response, request);
    }
    const text = await readBounded(response, MOST_BYTES);
    if (text === undefined) {
      throw new ServiceUnavailableError(
        `The API of ${subject.host} answers too much.`,
      );
    }
    return text;
  } catch (error) {
    throw explainSilence(error, subject.host);
  }
}

function explainStatus(
  { status, headers }: Response,
  { body, subject }: JsonRequest<unknown>,
): Error {
  if (!body) {
    return explainGitStatus(status, {
      ...subject,
      deed: 'read',
      needs: 'the right to read',
    });
  }
  if ([400, 409, 422].includes(status)) {
    return new InputError(
      `The API of ${subject.host} refused the pull request for ${subject.repository} (status ${status}).`,
    );
  }
  // Some hosts answer with 403 to who asks too often.
  const isTooOften =
    headers.has('retry-after') || headers.get('x-ratelimit-remaining') === '0';
  return explainGitStatus(isTooOften ? 429 : status, {
    ...subject,
    deed: 'open pull requests in',
    needs: 'the right to write pull requests',
  });
}

function explainSilence(error: unknown, host: string): Error {
  const silent =
    isError(error) &&
    ['TypeError', 'TimeoutError', 'AbortError'].includes(error.name);
  if (!silent) {
    return toError(error);
  }
  const code = findErrorCode(error);
  return new ServiceUnavailableError(
    `The API of ${host} does not answer${code ? ` (${code})` : ''}.`,
  );
}
