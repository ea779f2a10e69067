import { z } from 'zod';
import type { UpstreamConfig } from '../config/PrometheusConfig';
import { UpstreamClient } from './UpstreamClient';

const labelsSchema = z.record(z.string(), z.string()).default({});

const silencesSchema = z.array(
  z.object({
    id: z.string(),
    createdBy: z.string().default(''),
    comment: z.string().default(''),
    startsAt: z.string(),
    endsAt: z.string(),
    status: z.object({ state: z.string() }),
    matchers: z.array(
      z.object({
        name: z.string(),
        value: z.string(),
        isRegex: z.boolean(),
        isEqual: z.boolean().default(true),
      }),
    ),
  }),
);

const alertsSchema = z.array(
  z.object({
    labels: labelsSchema,
    status: z.object({ silencedBy: z.array(z.string()).default([]) }),
  }),
);

export type UpstreamSilence = z.infer<typeof silencesSchema>[number];
export type ManagedAlert = z.infer<typeof alertsSchema>[number];

const DEFAULT_TIMEOUT_MS = 10_000;

/** Asks the Alertmanager of one instance, by the API v2. */
export class AlertmanagerClient {
  readonly #upstream: UpstreamClient;
  readonly #timeoutMs: number;

  constructor(
    instance: string,
    upstream: UpstreamConfig,
    options: { timeoutMs?: number } = {},
  ) {
    this.#upstream = new UpstreamClient(
      `The Alertmanager of "${instance}"`,
      upstream,
    );
    this.#timeoutMs = options.timeoutMs ?? DEFAULT_TIMEOUT_MS;
  }

  /** @throws UpstreamUnavailableError when they cannot be read */
  async silences(signal: AbortSignal): Promise<UpstreamSilence[]> {
    return await this.#get('/api/v2/silences', silencesSchema, signal);
  }

  /**
   * The alerts that are silenced.
   *
   * @throws UpstreamUnavailableError when they cannot be read
   */
  async silencedAlerts(signal: AbortSignal): Promise<ManagedAlert[]> {
    return await this.#get(
      '/api/v2/alerts?active=false&unprocessed=false',
      alertsSchema,
      signal,
    );
  }

  async close(): Promise<void> {
    await this.#upstream.close();
  }

  async #get<Schema extends z.ZodType>(
    path: string,
    schema: Schema,
    signal: AbortSignal,
  ): Promise<z.output<Schema>> {
    const { status, json } = await this.#upstream.get(path, {
      signal,
      timeoutMs: this.#timeoutMs,
    });
    const parsed = schema.safeParse(json);
    if (status === 200 && parsed.success) {
      return parsed.data;
    }
    // The errors of Alertmanager are a bare JSON string.
    throw this.#upstream.strange(
      status,
      typeof json === 'string' ? json : undefined,
    );
  }
}
