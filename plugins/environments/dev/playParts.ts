import type {
  LogEntry,
  LogRequest,
} from '@flightdeck/plugin-environments-common';
import {
  alertFixture,
  eventFixture,
  objectDetailFixture,
  type FakeEnvironmentsApi,
} from '@flightdeck/plugin-environments-react/testUtils';

const HOUR_MS = 3_600_000;

function inHours(hours: number): string {
  return new Date(Date.now() + hours * HOUR_MS).toISOString();
}

/** Fills the parts of the page that are read by themselves. */
export function playParts(api: FakeEnvironmentsApi): void {
  api.events = {
    ...api.events,
    events: [
      eventFixture(),
      eventFixture({
        name: 'api.1',
        type: 'Normal',
        reason: 'ScalingReplicaSet',
        message: 'Scaled up replica set api-6d5f7c9b8 to 3.',
        count: 1,
        lastSeen: inHours(-0.2),
        subject: { kind: 'Deployment', namespace: 'shop-prod', name: 'api' },
      }),
    ],
  };
  api.alerts = {
    alerts: [
      alertFixture(),
      alertFixture({
        name: 'QueueGrows',
        state: 'pending',
        summary: 'The queue has grown for ten minutes.',
        runbookUrl: undefined,
        silences: [
          {
            id: '1',
            createdBy: 'ann@example.com',
            comment: 'Known; the consumer is being rebuilt.',
            startsAt: inHours(-2),
            endsAt: inHours(3),
          },
        ],
      }),
    ],
    rules: [
      {
        group: 'api',
        name: 'LatencyHigh',
        query: 'latency > 0.5',
        state: 'unknown',
        health: 'err',
        lastError: 'many-to-many matching not allowed',
        source: 'prometheus/main',
      },
      {
        group: 'api',
        name: 'ApiErrorsHigh',
        query: 'error_ratio > 0.05',
        state: 'firing',
        health: 'ok',
        severity: 'page',
        forSeconds: 300,
        lastEvaluation: inHours(-0.005),
        source: 'prometheus/main',
      },
    ],
    problems: [],
  };
  api.onObject = subject => objectDetailFixture({ subject });
  api.onLogs = playLogs;
}

const PODS = ['api-6d5f7c9b8-x2x7k', 'api-6d5f7c9b8-aaaaa'];
const TEXTS = [
  'GET /v1/emissions 200 12 ms',
  'GET /v1/emissions 500 3 ms: connection refused',
  'cache refreshed, 312 entries, {"level":"info","took":"4 ms"}',
];

/** Tells as many lines as were asked for, and goes on with some a second when it follows. */
async function* playLogs(
  request: LogRequest,
  signal: AbortSignal | undefined,
): AsyncGenerator<LogEntry> {
  const line = (index: number, time: number): LogEntry => ({
    type: 'line',
    pod: PODS[index % PODS.length],
    container: 'api',
    time: new Date(time).toISOString(),
    text: `${TEXTS[index % TEXTS.length]} #${index}`,
  });
  const begin = Date.now();
  for (let index = 0; index < request.tailLines; index += 1) {
    yield line(index, begin - (request.tailLines - index) * 100);
  }
  yield { type: 'notice', pod: PODS[0], message: 'Container proxy is new.' };
  for (let index = request.tailLines; request.follow; index += 1) {
    await new Promise(resolve => setTimeout(resolve, 200));
    if (signal?.aborted) {
      return;
    }
    yield line(index, Date.now());
  }
  yield { type: 'end' };
}
