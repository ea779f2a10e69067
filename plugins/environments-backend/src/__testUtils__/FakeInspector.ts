import type {
  EnvironmentDefinition,
  LogEntry,
  LogRequest,
} from '@flightdeck/plugin-environments-common';
import type {
  InspectedObject,
  WorkloadInspector,
} from '@flightdeck/plugin-environments-node';

type Name = Parameters<WorkloadInspector['readObject']>[1];

/** An inspector of which a test decides what it tells, one entry at a time. */
export class FakeInspector implements WorkloadInspector {
  readonly id: string;
  /** The logs that are open now. */
  open = 0;
  readonly requests: (LogRequest | Name)[] = [];
  #object: (signal: AbortSignal) => Promise<InspectedObject> = async () =>
    anObject();
  #logs: (signal: AbortSignal) => AsyncIterable<LogEntry> =
    async function* none() {
      yield { type: 'end' };
    };

  constructor(id = 'kubernetes') {
    this.id = id;
  }

  /** What the next objects are. */
  tellObject(object: (signal: AbortSignal) => Promise<InspectedObject>): this {
    this.#object = object;
    return this;
  }

  /** What the next logs are. */
  tellLogs(logs: (signal: AbortSignal) => AsyncIterable<LogEntry>): this {
    this.#logs = logs;
    return this;
  }

  async readObject(
    _: EnvironmentDefinition,
    subject: Name,
    { signal }: { signal: AbortSignal },
  ): Promise<InspectedObject> {
    this.requests.push(subject);
    return this.#object(signal);
  }

  async *readLogs(
    _: EnvironmentDefinition,
    request: LogRequest,
    { signal }: { signal: AbortSignal },
  ): AsyncGenerator<LogEntry, void, void> {
    this.requests.push(request);
    this.open += 1;
    try {
      yield* this.#logs(signal);
    } finally {
      this.open -= 1;
    }
  }
}

export function anObject(
  change: Partial<InspectedObject> = {},
): InspectedObject {
  return {
    subject: {
      kind: 'Pod',
      namespace: 'shop-prod',
      name: 'web-1',
      uid: 'uid-web-1',
    },
    apiVersion: 'v1',
    labels: {},
    annotations: {},
    owners: [],
    conditions: [],
    containers: [],
    manifest: 'kind: Pod\n',
    asOf: '2026-03-02T12:00:00.000Z',
    ...change,
  };
}

/** A line that a container `app` of Pod `web-1` wrote. */
export function aLine(text: string): LogEntry {
  return { type: 'line', pod: 'web-1', container: 'app', text };
}

/** Resolves when the signal aborts. */
export function whenAborted(signal: AbortSignal): Promise<void> {
  return new Promise(resolve => {
    if (signal.aborted) {
      resolve();
    }
    signal.addEventListener('abort', () => resolve(), { once: true });
  });
}
