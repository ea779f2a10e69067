import { ResponseError, ServiceUnavailableError } from '@backstage/errors';
import type { DiscoveryApi, FetchApi } from '@backstage/frontend-plugin-api';

/** Sends requests to the environments backend and tells its failures apart. */
export class BackendConnection {
  readonly #discoveryApi: DiscoveryApi;
  readonly #fetchApi: FetchApi;

  constructor(options: { discoveryApi: DiscoveryApi; fetchApi: FetchApi }) {
    this.#discoveryApi = options.discoveryApi;
    this.#fetchApi = options.fetchApi;
  }

  /** The answer to a request; a refusal is thrown, 304 is an answer. */
  async request(path: string, init?: RequestInit): Promise<Response> {
    const baseUrl = await this.#discoveryApi.getBaseUrl('environments');
    const response = await this.#send(`${baseUrl}${path}`, init);
    if (!response.ok && response.status !== 304) {
      throw await ResponseError.fromResponse(response);
    }
    return response;
  }

  /** The answer to a request, read with a schema. */
  async read<T>(
    path: string,
    schema: { parse(value: unknown): T },
    init?: RequestInit,
  ): Promise<T> {
    return readAnswer(await this.request(path, init), schema);
  }

  /**
   * An answer that has a version, read with a schema; the known one when it still holds.
   *
   * The version in the body is the ETag; the header itself is hidden from scripts when the backend
   * has another origin.
   */
  async readNewer<T extends { version: string }>(
    path: string,
    schema: { parse(value: unknown): T },
    options: { known?: T; signal?: AbortSignal } = {},
  ): Promise<T> {
    const { known, signal } = options;
    const response = await this.request(path, {
      signal,
      headers: known
        ? {
            'If-None-Match': `"${known.version}"`,
            // A browser may else add `no-cache`, which asks for the whole answer again.
            'Cache-Control': 'max-age=0',
          }
        : undefined,
    });
    return known && response.status === 304
      ? known
      : readAnswer(response, schema);
  }

  async #send(url: string, init?: RequestInit): Promise<Response> {
    try {
      return await this.#fetchApi.fetch(url, init);
    } catch (error) {
      if (init?.signal?.aborted) {
        throw error;
      }
      throw new ServiceUnavailableError(
        'The environments backend cannot be reached.',
        error,
      );
    }
  }
}

/** Reads the body of an answer; complains when it is not what this page understands. */
async function readAnswer<T>(
  response: Response,
  schema: { parse(value: unknown): T },
): Promise<T> {
  try {
    return schema.parse(await response.json());
  } catch (error) {
    throw new ServiceUnavailableError(
      'The answer of the environments backend cannot be understood; it may be of another version than this page.',
      error,
    );
  }
}
