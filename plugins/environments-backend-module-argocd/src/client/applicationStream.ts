import { createParser } from 'eventsource-parser';
import type { Response } from 'undici';
import { type ApiApplication, apiEventSchema } from './apiSchemas';
import { explainFailure, explainStatus } from './explainFailure';
import { ArgocdError } from './ArgocdError';

/** A change of an application, or only a sign that the stream lives. */
export type StreamItem =
  | { type: 'alive' }
  | {
      type: 'changed' | 'deleted';
      application: ApiApplication;
    };

export interface ApplicationStreamOptions {
  instance: string;
  signal: AbortSignal;
  /** Without a byte for so long, the stream is dead. */
  silenceMs: number;
  open(signal: AbortSignal): Promise<Response>;
}

function parseEvent(data: string, instance: string): StreamItem {
  let value: unknown;
  try {
    value = JSON.parse(data);
  } catch {
    throw new ArgocdError(
      'unsupported',
      `The event stream of Argo CD '${instance}' cannot be read.`,
    );
  }
  const event = apiEventSchema.safeParse(value).data;
  if (!event) {
    return { type: 'alive' }; // An application that cannot be read, or a new type of event.
  }
  if ('error' in event) {
    throw explainStatus(event.error.http_code ?? 500, '', instance);
  }
  const { type, application } = event.result;
  return { type: type === 'DELETED' ? 'deleted' : 'changed', application };
}

/** Aborts when nobody has called `feed` for a while. */
function createWatchdog(milliseconds: number) {
  const controller = new AbortController();
  const bark = () =>
    controller.abort(new DOMException('No sign of life', 'TimeoutError'));
  let timer = setTimeout(bark, milliseconds);
  return {
    signal: controller.signal,
    feed() {
      clearTimeout(timer);
      timer = setTimeout(bark, milliseconds);
    },
    stop: () => clearTimeout(timer),
  };
}

/**
 * Reads the event stream until it ends, which it says by an error, or until the signal aborts,
 * which it says by returning.
 */
export async function* readApplicationStream(
  options: ApplicationStreamOptions,
): AsyncGenerator<StreamItem, void, void> {
  const { instance, signal } = options;
  const watchdog = createWatchdog(options.silenceMs);
  const ending = new AbortController();
  const items: StreamItem[] = [];
  const parser = createParser({
    onEvent: ({ data }) => items.push(parseEvent(data, instance)),
  });
  try {
    const response = await options.open(
      AbortSignal.any([signal, watchdog.signal, ending.signal]),
    );
    const decoder = new TextDecoder();
    for await (const chunk of response.body ?? []) {
      watchdog.feed();
      parser.feed(decoder.decode(chunk, { stream: true }));
      yield { type: 'alive' };
      yield* items.splice(0);
    }
    throw new ArgocdError(
      'unreachable',
      `Argo CD '${instance}' ended its event stream.`,
    );
  } catch (error) {
    if (!signal.aborted) {
      throw explainFailure(error, instance);
    }
  } finally {
    watchdog.stop();
    // Whoever stops listening must not leave the connection open.
    ending.abort();
  }
}
