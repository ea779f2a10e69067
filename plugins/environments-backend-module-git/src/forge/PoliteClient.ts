import { isError, toError } from '@backstage/errors';
import { findErrorCode } from '@flightdeck/plugin-environments-node';
import { z } from 'zod';
import type { HostApi } from '../hosts/HostApi';
import { readBounded } from '../pulls/readBounded';
import { ForgeFailure } from './ForgeFailure';
import { readPause } from './readPause';
import { ShortMemory } from './ShortMemory';

const TIMEOUT_MS = 30_000;
const HOUR_MS = 3_600_000;

/** More than a page of a list ever has; comparisons may have more, with all their text. */
const MOST_BYTES = 8 * 2 ** 20;

/** Of what an answer was kept by which mark of its version. */
interface Remembered {
  etag: string;
  /** JSON of what was used of it. */
  text: string;
}

/** What is asked of an API, and by whom. */
export interface Question<T> {
  api: HostApi;
  url: string;
  schema: z.ZodType<T>;
  signal: AbortSignal;
  /** What is not there when the status is 404, as a sentence says it: `commit 1a2b3c4`. */
  what: string;
  /** What the account must be let read, as a sentence says it: `what CI says`. */
  about: string;
}

/**
 * Asks the APIs of hosts again and again without being a burden: what has not changed is not sent
 * again, and a host that wants to be left alone is. Redirects are not followed, and the words of a
 * host are not repeated.
 */
export class PoliteClient {
  readonly #now: () => Date;
  readonly #answers: ShortMemory<Remembered>;
  /** Until when, in milliseconds, an API is not asked, by its address. */
  readonly #pauses = new Map<string, number>();

  constructor(options: { now: () => Date }) {
    this.#now = options.now;
    this.#answers = new ShortMemory({ now: options.now, most: 1000 });
  }

  /** @throws ForgeFailure when there is no answer that can be used */
  async get<T>(question: Question<T>): Promise<T> {
    const { api, schema, url } = question;
    this.#heedPause(api);
    const known = this.#answers.get(url);
    const response = await send(question, known);
    const etag = response.headers.get('etag');
    if (response.status === 304 && known) {
      await response.body?.cancel();
      return schema.parse(JSON.parse(known.text));
    }
    if (!response.ok) {
      await response.body?.cancel();
      throw this.#explain(response, question);
    }
    const data = await parseAnswer(response, question);
    if (etag) {
      this.#answers.set(url, { etag, text: JSON.stringify(data) }, HOUR_MS);
    }
    return data;
  }

  #heedPause({ apiUrl, subject }: HostApi): void {
    const until = this.#pauses.get(apiUrl) ?? 0;
    if (until > this.#now().getTime()) {
      throw new ForgeFailure('unreachable', tooOften(subject.host, until));
    }
    this.#pauses.delete(apiUrl);
  }

  #explain(
    { headers, status }: Response,
    { about, api: { apiUrl, subject }, what }: Question<unknown>,
  ): ForgeFailure {
    const { host, repository, credentialsKey } = subject;
    const pauseMs = readPause(status, headers, this.#now());
    if (pauseMs !== undefined) {
      const until = this.#now().getTime() + pauseMs;
      this.#pauses.set(apiUrl, until);
      return new ForgeFailure('unreachable', tooOften(host, until));
    }
    switch (status) {
      case 401:
        return new ForgeFailure(
          'forbidden',
          `${host} does not accept the configured credentials (${credentialsKey}).`,
        );
      case 403:
        return new ForgeFailure(
          'forbidden',
          `${host} does not let the configured account read ${about} of ${repository}.`,
        );
      // GitHub says 422 of a commit that it does not have.
      case 404:
      case 422:
        return new ForgeFailure(
          'no-data',
          `${host} has no ${what} in ${repository} that the configured account may read.`,
        );
      default:
        return status < 400
          ? new ForgeFailure(
              'malformed',
              `${host} redirects elsewhere: ${repository} may have another name now.`,
            )
          : new ForgeFailure(
              'unreachable',
              `${host} answered with status ${status}.`,
            );
    }
  }
}

function tooOften(host: string, until: number): string {
  const time = new Date(until).toISOString().replace(/\.\d+/, '');
  return `${host} was asked too often, and is asked again at ${time}.`;
}

async function send(
  { api, signal, url }: Question<unknown>,
  known: Remembered | undefined,
): Promise<Response> {
  const headers = await api.headers().catch(error => {
    throw new ForgeFailure('forbidden', toError(error).message);
  });
  try {
    return await fetch(url, {
      headers: {
        Accept: 'application/json',
        ...headers,
        ...(known && { 'If-None-Match': known.etag }),
      },
      redirect: 'manual',
      signal: AbortSignal.any([signal, AbortSignal.timeout(TIMEOUT_MS)]),
    });
  } catch (error) {
    throw explainSilence(error, api);
  }
}

async function parseAnswer<T>(
  response: Response,
  { api, schema }: Question<T>,
): Promise<T> {
  const text = await readBounded(response, MOST_BYTES).catch(error => {
    throw explainSilence(error, api);
  });
  if (text === undefined) {
    throw new ForgeFailure(
      'malformed',
      `The API of ${api.subject.host} answers more than is read.`,
    );
  }
  const answer = schema.safeParse(toJson(text));
  if (!answer.success) {
    throw new ForgeFailure(
      'malformed',
      `The API of ${api.subject.host} answers something else than was expected; check the address of its API.`,
    );
  }
  return answer.data;
}

function toJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function explainSilence(error: unknown, { subject }: HostApi): ForgeFailure {
  const code = isError(error) ? findErrorCode(error) : undefined;
  return new ForgeFailure(
    'unreachable',
    `The API of ${subject.host} does not answer${code ? ` (${code})` : ''}.`,
  );
}
