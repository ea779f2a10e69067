import {
  InputError,
  isError,
  ServiceUnavailableError,
  toError,
} from '@backstage/errors';
import { findErrorCode } from '@flightdeck/plugin-environments-node';
import type { z } from 'zod';
import { explainGitStatus, type GitSubject } from '../git/explainGitFailure';

const TIMEOUT_MS = 30_000;

/** More than a page of pull requests ever has. */
const MOST_BYTES = 8 * 2 ** 20;

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
    throw new InputError(
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
      throw explainStatus(response.status, subject);
    }
    const parts: Uint8Array[] = [];
    let size = 0;
    for await (const part of response.body ?? []) {
      size += part.length;
      if (size > MOST_BYTES) {
        throw new InputError(`The API of ${subject.host} answers too much.`);
      }
      parts.push(part);
    }
    return Buffer.concat(parts).toString('utf8');
  } catch (error) {
    throw explainSilence(error, subject.host);
  }
}

function explainStatus(
  status: number,
  subject: JsonRequest<unknown>['subject'],
) {
  if ([400, 409, 422].includes(status)) {
    return new InputError(
      `The API of ${subject.host} refused the pull request for ${subject.repository} (status ${status}).`,
    );
  }
  return explainGitStatus(status, {
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
