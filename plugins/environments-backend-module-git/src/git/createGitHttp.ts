import { InputError } from '@backstage/errors';
import type { HttpClient } from 'isomorphic-git';

/** Longer than any fetch or push of a repository of deployments takes. */
const TIMEOUT_MS = 60_000;

/**
 * How to speak to one repository over HTTP.
 *
 * @public
 */
export interface GitHttpOptions {
  credentials?: { username: string; password: string };
  signal: AbortSignal;
  /** No answer may be larger: nobody fills our memory with a repository. */
  mostBytes: number;
  /** A sentence for who names a larger one. */
  tooLarge: string;
}

/**
 * The HTTP of git: credentials go to the address that is asked and to no other, as redirects are
 * not followed.
 *
 * @public
 */
export function createGitHttp(options: GitHttpOptions): HttpClient {
  const { credentials, signal, mostBytes, tooLarge } = options;
  const authorization =
    credentials &&
    `Basic ${Buffer.from(
      `${credentials.username}:${credentials.password}`,
    ).toString('base64')}`;
  return {
    async request({ url, method = 'GET', headers = {}, body }) {
      const response = await fetch(url, {
        method,
        headers: {
          ...headers,
          ...(authorization && { Authorization: authorization }),
        },
        body: body && (await collect(body)),
        // To follow would hand our token to whoever is there.
        redirect: 'manual',
        signal: AbortSignal.any([signal, AbortSignal.timeout(TIMEOUT_MS)]),
      });
      const bytes = await collect(response.body ?? [], {
        mostBytes,
        tooLarge,
      });
      return {
        url,
        method,
        statusCode: response.status,
        statusMessage: response.statusText,
        headers: Object.fromEntries(response.headers),
        body: once(bytes),
      };
    },
  };
}

async function collect(
  chunks: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  limit?: Pick<GitHttpOptions, 'mostBytes' | 'tooLarge'>,
): Promise<Buffer<ArrayBuffer>> {
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of chunks) {
    size += chunk.length;
    if (limit && size > limit.mostBytes) {
      throw new InputError(limit.tooLarge);
    }
    parts.push(chunk);
  }
  return Buffer.concat(parts);
}

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array, void> {
  yield bytes;
}
