import {
  isNamespaceName,
  isObjectName,
} from '@flightdeck/plugin-environments-common';
import { Agent, fetch, type RequestInit, type Response } from 'undici';
import type { z } from 'zod';
import type { ArgocdInstance } from '../config/ArgocdInstance';
import {
  type ApiApplication,
  apiApplicationSchema,
  apiListSchema,
  apiSessionSchema,
  apiSettingsSchema,
} from './apiSchemas';
import { type StreamItem, readApplicationStream } from './applicationStream';
import { ArgocdError } from './ArgocdError';
import { explainFailure, explainStatus } from './explainFailure';
import { SessionTokens } from './SessionTokens';

export interface ArgocdClientOptions {
  /** How long one request may take. */
  timeoutMs?: number;
  /** A stream that is silent for longer is dead; Argo CD says something every 15 s. */
  silenceMs?: number;
}

/** Names an application; the project makes Argo CD tell missing from forbidden. */
export interface ApplicationAddress {
  namespace?: string;
  name: string;
  project?: string;
}

export interface ApplicationList {
  resourceVersion?: string;
  applications: ApiApplication[];
  /** How many items of the answer could not be read. */
  unreadable: number;
}

type Query = Record<string, string | undefined>;

const CONNECTIONS = 8;

function withQuery(path: string, query: Query): string {
  const parameters = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (value !== undefined) {
      parameters.set(name, value);
    }
  }
  return parameters.size > 0 ? `${path}?${parameters}` : path;
}

/** Encoding alone would let `..` climb to another path. */
function applicationPath(
  { namespace, name }: ApplicationAddress,
  suffix = '',
): string {
  if (
    !isObjectName(name) ||
    (namespace !== undefined && !isNamespaceName(namespace))
  ) {
    throw new ArgocdError('not-found', 'No application can have such a name.');
  }
  return `/api/v1/applications/${encodeURIComponent(name)}${suffix}`;
}

/** Speaks to one Argo CD. Everything that it throws is an {@link ArgocdError}. */
export class ArgocdClient {
  readonly #instance: ArgocdInstance;
  readonly #timeoutMs: number;
  readonly #silenceMs: number;
  readonly #tokens: SessionTokens;
  readonly #agent = new Agent({ connections: CONNECTIONS });

  constructor(instance: ArgocdInstance, options: ArgocdClientOptions = {}) {
    this.#instance = instance;
    this.#timeoutMs = options.timeoutMs ?? 15_000;
    this.#silenceMs = options.silenceMs ?? 45_000;
    this.#tokens = new SessionTokens(
      instance.credentials,
      async ({ username, password }) => {
        const response = await this.#send('/api/v1/session', {
          method: 'POST',
          body: JSON.stringify({ username, password }),
          signal: AbortSignal.timeout(this.#timeoutMs),
        });
        return (await this.#parse(response, apiSessionSchema)).token;
      },
    );
  }

  /** The namespace where the applications are that name none. */
  async controllerNamespace(options: { signal: AbortSignal }): Promise<string> {
    const settings = await this.#call('/api/v1/settings', apiSettingsSchema, {
      signal: options.signal,
    });
    return settings.controllerNamespace || 'argocd';
  }

  async list(options: { signal: AbortSignal }): Promise<ApplicationList> {
    const { metadata, items } = await this.#call(
      '/api/v1/applications',
      apiListSchema,
      options,
    );
    const applications = (items ?? []).flatMap(
      item => apiApplicationSchema.safeParse(item).data ?? [],
    );
    return {
      resourceVersion: metadata?.resourceVersion ?? undefined,
      applications,
      unreadable: (items?.length ?? 0) - applications.length,
    };
  }

  async get(
    address: ApplicationAddress,
    options: { signal: AbortSignal },
  ): Promise<ApiApplication> {
    const path = withQuery(applicationPath(address), {
      appNamespace: address.namespace,
      project: address.project,
    });
    return this.#call(path, apiApplicationSchema, options);
  }

  async sync(
    address: ApplicationAddress,
    request: { prune: boolean; infos: { name: string; value: string }[] },
    options: { signal: AbortSignal },
  ): Promise<void> {
    const { namespace, project } = address;
    await this.#call(applicationPath(address, '/sync'), apiApplicationSchema, {
      ...options,
      method: 'POST',
      body: JSON.stringify({ ...request, appNamespace: namespace, project }),
    });
  }

  /** Tells of changes, and of every sign of life, until the connection or the signal ends. */
  async *stream(options: {
    resourceVersion: string | undefined;
    signal: AbortSignal;
  }): AsyncGenerator<StreamItem, void, void> {
    const path = withQuery('/api/v1/stream/applications', {
      resourceVersion: options.resourceVersion,
    });
    yield* readApplicationStream({
      instance: this.#instance.name,
      signal: options.signal,
      silenceMs: this.#silenceMs,
      open: signal =>
        this.#authorized(path, {
          signal,
          headers: { Accept: 'text/event-stream' },
        }),
    });
  }

  async close(): Promise<void> {
    await this.#agent.destroy();
  }

  async #call<T extends z.ZodType>(
    path: string,
    schema: T,
    init: RequestInit & { signal: AbortSignal },
  ): Promise<z.infer<T>> {
    const signal = AbortSignal.any([
      init.signal,
      AbortSignal.timeout(this.#timeoutMs),
    ]);
    const response = await this.#authorized(path, { ...init, signal });
    return this.#parse(response, schema);
  }

  /** A session may have ended on the other side: then one more try, with a new one. */
  async #authorized(path: string, init: RequestInit): Promise<Response> {
    const token = await this.#tokens.get();
    try {
      return await this.#send(path, init, token);
    } catch (error) {
      const again =
        error instanceof ArgocdError &&
        error.failure === 'unauthorized' &&
        this.#tokens.reject(token);
      if (!again) {
        throw error;
      }
      return await this.#send(path, init, await this.#tokens.get());
    }
  }

  async #send(
    path: string,
    init: RequestInit,
    token?: string,
  ): Promise<Response> {
    const { name, url } = this.#instance;
    try {
      const response = await fetch(`${url}${path}`, {
        ...init,
        dispatcher: this.#agent,
        // To follow would hand our token to whoever is there.
        redirect: 'manual',
        headers: {
          Accept: 'application/json',
          ...(init.body ? { 'Content-Type': 'application/json' } : {}),
          ...(token ? { Authorization: `Bearer ${token}` } : {}),
          ...init.headers,
        },
      });
      if (!response.ok) {
        const body = await response.text();
        throw explainStatus(response.status, body, name);
      }
      return response;
    } catch (error) {
      throw explainFailure(error, name);
    }
  }

  async #parse<T extends z.ZodType>(
    response: Response,
    schema: T,
  ): Promise<z.infer<T>> {
    const { name } = this.#instance;
    let text: string;
    try {
      text = await response.text();
    } catch (error) {
      throw explainFailure(error, name);
    }
    try {
      return schema.parse(JSON.parse(text));
    } catch {
      throw new ArgocdError(
        'unsupported',
        `What answers at the url of Argo CD '${name}' does not speak its API.`,
      );
    }
  }
}
