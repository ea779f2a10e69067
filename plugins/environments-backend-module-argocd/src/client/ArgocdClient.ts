import { Agent, fetch, type RequestInit, type Response } from 'undici';
import type { z } from 'zod';
import type { ArgocdInstance } from '../config/ArgocdInstance';
import {
  apiListSchema,
  apiSessionSchema,
  apiSettingsSchema,
} from './apiSchemas';
import { type ApplicationList, toApplicationList } from './ApplicationList';
import { withQuery } from './applicationPath';
import { type StreamItem, readApplicationStream } from './applicationStream';
import type { ArgocdClientOptions } from './ArgocdClientOptions';
import { ArgocdError } from './ArgocdError';
import { explainFailure, explainStatus } from './explainFailure';
import { SessionTokens } from './SessionTokens';

/** Speaks to one Argo CD. Everything that it throws is an {@link ArgocdError}. */
export class ArgocdClient {
  readonly #instance: ArgocdInstance;
  readonly #timeoutMs: number;
  readonly #silenceMs: number;
  readonly #tokens: SessionTokens;
  readonly #agent = new Agent({ connections: 8 });

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
    const path = '/api/v1/settings';
    const settings = await this.read(path, apiSettingsSchema, options);
    return settings.controllerNamespace || 'argocd';
  }

  async list(options: { signal: AbortSignal }): Promise<ApplicationList> {
    return toApplicationList(await this.listRaw(options));
  }

  /** The applications as Argo CD sends them. */
  listRaw(options: { signal: AbortSignal }) {
    return this.read('/api/v1/applications', apiListSchema, options);
  }

  /** Reads what is at a path of the API whose parts are encoded. */
  async read<T extends z.ZodType>(
    path: string,
    schema: T,
    init: { signal: AbortSignal; timeoutMs?: number },
  ): Promise<z.infer<T>> {
    const signal = this.#withTimeout(init.signal, init.timeoutMs);
    const response = await this.#authorized(path, { signal });
    return this.#parse(response, schema);
  }

  /** Changes something. What is not refused, and not answered either, may have been done. */
  async write<T extends z.ZodType>(
    method: 'POST' | 'PATCH' | 'DELETE',
    path: string,
    schema: T,
    init: { signal: AbortSignal; body?: object },
  ): Promise<z.infer<T>> {
    return this.#parse(await this.#change(method, path, init), schema);
  }

  /**
   * As `write`, where it matters whether it was done: an answer that cannot be read is none, as it
   * may come from Argo CD or from something in front of it. `what` names the request in a sentence.
   */
  async ask<T extends z.ZodType>(
    method: 'POST' | 'PATCH' | 'DELETE',
    path: string,
    schema: T,
    init: { signal: AbortSignal; body?: object; what: string },
  ): Promise<z.infer<T>> {
    const response = await this.#change(method, path, init);
    try {
      return await this.#parse(response, schema);
    } catch {
      const { name } = this.#instance;
      throw new ArgocdError(
        'unreachable',
        `The answer of Argo CD '${name}' to the ${init.what} cannot be read.`,
      );
    }
  }

  /** Resolves when the server answers, be it with a refusal; everybody may ask for its version. */
  async ping(options: {
    signal: AbortSignal;
    timeoutMs: number;
  }): Promise<void> {
    const { signal, timeoutMs } = options;
    try {
      const response = await this.#send('/api/version', {
        signal: AbortSignal.any([signal, AbortSignal.timeout(timeoutMs)]),
      });
      await response.body?.cancel();
    } catch (error) {
      if (error instanceof ArgocdError && error.failure === 'unreachable') {
        throw error;
      }
    }
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

  #change(
    method: string,
    path: string,
    { body, signal }: { signal: AbortSignal; body?: object },
  ): Promise<Response> {
    return this.#authorized(path, {
      method,
      body: body && JSON.stringify(body),
      signal: this.#withTimeout(signal),
    });
  }

  #withTimeout(signal: AbortSignal, timeoutMs = this.#timeoutMs): AbortSignal {
    return AbortSignal.any([signal, AbortSignal.timeout(timeoutMs)]);
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
