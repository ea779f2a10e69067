import { once } from 'node:events';
import { ServerResponse } from 'node:http';
import { watchEvents } from '../history/watchEvents';
import { StatusError } from '../StatusError';
import { ApiContext, ResourceRequest } from './ApiContext';
import { ListOptions, parseListOptions } from './queryOptions';
import { representBookmark, representObject } from './represent';
import { selectionOf } from './selection';

/** As long as the API server lets a watch live that names no time of its own. */
const DEFAULT_TIMEOUT_SECONDS = 45 * 60;

/** Streams the changes, one JSON object a line, until the client leaves or the time is over. */
export async function watchObjects(
  context: ApiContext,
  request: ResourceRequest,
  response: ServerResponse,
): Promise<void> {
  const options = parseListOptions(request.query);
  refuseInitialEvents(options);
  const matches = selectionOf(request.info, options);
  const gone = new AbortController();
  response.on('close', () => gone.abort());
  const seconds = options.timeoutSeconds || DEFAULT_TIMEOUT_SECONDS;
  const signal = AbortSignal.any([
    gone.signal,
    context.closing,
    AbortSignal.timeout(seconds * 1000),
  ]);
  const { info, representation } = request;
  const { includeObject } = options;
  const { type, namespace } = info;
  const { bookmarkIntervalMs, cluster, history, streams } = context;
  streams.add(response);
  beginStream(response);
  try {
    const events = watchEvents({
      ...{ cluster, history, type, namespace, matches, signal },
      // 0 and none both mean: begin with what is there.
      after: options.resourceVersion || undefined,
      ...(options.allowWatchBookmarks && { bookmarkIntervalMs }),
    });
    for await (const event of events) {
      const object =
        event.type === 'BOOKMARK'
          ? representBookmark(type, event.resourceVersion, representation)
          : representObject(type, event.object, {
              ...{ representation, includeObject },
              now: context.clock(),
            });
      await writeLine(response, { type: event.type, object }, signal);
    }
  } catch (error) {
    if (!(error instanceof StatusError)) {
      throw error;
    }
    const told = { type: 'ERROR', object: error.toStatus() };
    await writeLine(response, told, signal);
  } finally {
    streams.delete(response);
    response.end();
  }
}

function beginStream(response: ServerResponse): void {
  response.writeHead(200, {
    'Content-Type': 'application/json',
    'Cache-Control': 'no-cache, private',
  });
  response.flushHeaders();
}

/** Waits for the client to take what it was sent before anything more is written. */
async function writeLine(
  response: ServerResponse,
  value: unknown,
  signal: AbortSignal,
): Promise<void> {
  if (signal.aborted || response.write(`${JSON.stringify(value)}\n`)) {
    return;
  }
  try {
    await once(response, 'drain', { signal });
  } catch (error) {
    if (!signal.aborted) {
      throw error;
    }
  }
}

/** Clients that ask for a streamed list fall back to list and watch on this answer. */
function refuseInitialEvents({ sendInitialEvents }: ListOptions): void {
  if (sendInitialEvents !== undefined) {
    const field = 'sendInitialEvents';
    const message =
      'Forbidden: sendInitialEvents is forbidden for watch unless the WatchList feature gate is enabled';
    throw new StatusError({
      code: 422,
      reason: 'Invalid',
      message: `ListOptions.meta.k8s.io "" is invalid: ${field}: ${message}`,
      details: {
        group: 'meta.k8s.io',
        kind: 'ListOptions',
        causes: [{ reason: 'FieldValueForbidden', message, field }],
      },
    });
  }
}
