import { parseEntityRef } from '@backstage/catalog-model';
import { ResponseError, ServiceUnavailableError } from '@backstage/errors';
import type { DiscoveryApi, FetchApi } from '@backstage/frontend-plugin-api';
import {
  environmentSnapshotSchema,
  fleetSchema,
  operationListSchema,
  operationSchema,
  type EnvironmentSnapshot,
  type Fleet,
  type Operation,
  type OperationList,
  type SyncRequest,
} from '@flightdeck/plugin-environments-common';
import type {
  EnvironmentsApi,
  EnvironmentsRequestOptions,
} from './EnvironmentsApi';

/**
 * What {@link EnvironmentsClient} needs.
 *
 * @public
 */
export interface EnvironmentsClientOptions {
  discoveryApi: DiscoveryApi;
  fetchApi: FetchApi;
}

/**
 * The client of the environments backend's REST API.
 *
 * @public
 */
export class EnvironmentsClient implements EnvironmentsApi {
  readonly #discoveryApi: DiscoveryApi;
  readonly #fetchApi: FetchApi;

  constructor(options: EnvironmentsClientOptions) {
    this.#discoveryApi = options.discoveryApi;
    this.#fetchApi = options.fetchApi;
  }

  /** {@inheritdoc EnvironmentsApi.getFleet} */
  async getFleet(options?: EnvironmentsRequestOptions): Promise<Fleet> {
    const response = await this.#request('/v1/environments', options);
    return read(response, fleetSchema);
  }

  /** {@inheritdoc EnvironmentsApi.getEnvironment} */
  async getEnvironment(
    ref: string,
    options?: EnvironmentsRequestOptions & { known?: EnvironmentSnapshot },
  ): Promise<EnvironmentSnapshot> {
    const known = options?.known;
    const response = await this.#request(environmentPath(ref), {
      signal: options?.signal,
      // The version in the body is the ETag; the header itself is hidden from scripts when the
      // backend has another origin.
      headers: known
        ? {
            'If-None-Match': `"${known.version}"`,
            // A browser may else add `no-cache`, which asks for the whole answer again.
            'Cache-Control': 'max-age=0',
          }
        : undefined,
    });
    if (known && response.status === 304) {
      return known;
    }
    return read(response, environmentSnapshotSchema);
  }

  /** {@inheritdoc EnvironmentsApi.sync} */
  async sync(
    ref: string,
    request: SyncRequest,
    options?: EnvironmentsRequestOptions,
  ): Promise<Operation> {
    const response = await this.#request(`${environmentPath(ref)}/sync`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(request),
      signal: options?.signal,
    });
    return read(response, operationSchema);
  }

  /** {@inheritdoc EnvironmentsApi.listOperations} */
  async listOperations(
    ref: string,
    options?: EnvironmentsRequestOptions & { limit?: number },
  ): Promise<OperationList> {
    const query = options?.limit === undefined ? '' : `?limit=${options.limit}`;
    const response = await this.#request(
      `${environmentPath(ref)}/operations${query}`,
      { signal: options?.signal },
    );
    return read(response, operationListSchema);
  }

  /** {@inheritdoc EnvironmentsApi.getOperation} */
  async getOperation(
    ref: string,
    id: string,
    options?: EnvironmentsRequestOptions,
  ): Promise<Operation> {
    const response = await this.#request(
      `${environmentPath(ref)}/operations/${encodeURIComponent(id)}`,
      options,
    );
    return read(response, operationSchema);
  }

  async #request(path: string, init?: RequestInit): Promise<Response> {
    const baseUrl = await this.#discoveryApi.getBaseUrl('environments');
    const response = await this.#send(`${baseUrl}${path}`, init);
    if (!response.ok && response.status !== 304) {
      throw await ResponseError.fromResponse(response);
    }
    return response;
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

function environmentPath(ref: string): string {
  const { namespace, name } = parseEntityRef(ref);
  return `/v1/environments/${encodeURIComponent(
    namespace,
  )}/${encodeURIComponent(name)}`;
}

async function read<T>(
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
