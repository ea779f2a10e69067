import { InputError } from '@backstage/errors';
import type { HttpClient } from 'isomorphic-git';

/** Longer than any push of a new service takes. */
const TIMEOUT_MS = 60_000;

/** More than any new service has: whoever names a repository does not fill our memory with it. */
const MOST_BYTES = 32 * 2 ** 20;

/** The HTTP of git: credentials go to the configured host and to no other. */
export function createGitHttp(options: {
  credentials?: { username: string; password: string };
  signal: AbortSignal;
}): HttpClient {
  const { credentials, signal } = options;
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
      const bytes = await collect(response.body ?? [], MOST_BYTES);
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
  most = Infinity,
): Promise<Buffer<ArrayBuffer>> {
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of chunks) {
    size += chunk.length;
    if (size > most) {
      throw new InputError(
        'The repository holds more than a new service does. Choose another name.',
      );
    }
    parts.push(chunk);
  }
  return Buffer.concat(parts);
}

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array, void> {
  yield bytes;
}
