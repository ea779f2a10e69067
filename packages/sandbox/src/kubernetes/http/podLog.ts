import { once } from 'node:events';
import { ServerResponse } from 'node:http';
import { setTimeout as delay } from 'node:timers/promises';
import { KubeObject } from '../Cluster';
import { listAt, textAt } from '../json';
import { StatusError } from '../StatusError';
import { ApiContext, ResourceRequest } from './ApiContext';
import { findObject } from './findObject';
import { parseLogOptions } from './queryOptions';

const FIRST_LINE_MS = 100;

/** Streams the log of one container as plain text. */
export async function podLog(
  context: ApiContext,
  { info, query }: ResourceRequest,
  response: ServerResponse,
): Promise<void> {
  const pod = findObject(context, info);
  const { container: wanted, limitBytes, ...options } = parseLogOptions(query);
  checkSince(options);
  const container = containerOf(pod, wanted);
  if (!textAt(pod, 'spec', 'nodeName')) {
    // No node has it: there is nothing to read, and that is no failure.
    response.writeHead(204).end();
    return;
  }
  const gone = new AbortController();
  response.on('close', () => gone.abort());
  const signal = AbortSignal.any([gone.signal, context.closing]);
  const lines = context.logs
    .read(pod, container, {
      ...options,
      follow: options.follow ?? false,
      previous: options.previous ?? false,
      timestamps: options.timestamps ?? false,
      signal,
    })
    [Symbol.asyncIterator]();
  const first = lines.next();
  // A refusal comes before the first line and still has a status; silence must not hold the
  // headers back from one who follows.
  await Promise.race([first, delay(FIRST_LINE_MS)]);
  context.streams.add(response);
  response.writeHead(200, { 'Content-Type': 'text/plain' });
  response.flushHeaders();
  try {
    await writeLines(response, lines, { first, limitBytes, signal });
  } catch (error) {
    if (!signal.aborted) {
      throw error;
    }
  } finally {
    await lines.return?.();
    context.streams.delete(response);
    response.end();
  }
}

async function writeLines(
  response: ServerResponse,
  lines: AsyncIterator<string>,
  options: {
    first: Promise<IteratorResult<string>>;
    limitBytes?: number;
    signal: AbortSignal;
  },
): Promise<void> {
  const { first, limitBytes = Infinity, signal } = options;
  let left = limitBytes;
  for (
    let next = await first;
    !next.done && !signal.aborted && left > 0;
    next = await lines.next()
  ) {
    const bytes = Buffer.from(`${next.value}\n`).subarray(0, left);
    left -= bytes.length;
    if (!response.write(bytes)) {
      await once(response, 'drain', { signal });
    }
  }
}

function checkSince(options: { sinceSeconds?: number; sinceTime?: string }) {
  const { sinceSeconds, sinceTime } = options;
  if (sinceSeconds !== undefined && sinceTime !== undefined) {
    throw new StatusError({
      code: 422,
      reason: 'Invalid',
      message:
        'PodLogOptions "" is invalid: : Forbidden: at most one of `sinceTime` or `sinceSeconds` may be specified',
    });
  }
}

function containerOf(pod: KubeObject, wanted: string | undefined): string {
  const { name } = pod.metadata;
  const namesOf = (list: string) =>
    listAt(pod, 'spec', list).flatMap(item => textAt(item, 'name') ?? []);
  const own = namesOf('containers');
  const init = namesOf('initContainers');
  if (!wanted && own.length > 1) {
    const orInit =
      init.length > 0
        ? ` or one of the init containers: [${init.join(' ')}]`
        : '';
    throw StatusError.badRequest(
      `a container name must be specified for pod ${name}, choose one of: [${own.join(
        ' ',
      )}]${orInit}`,
    );
  }
  const names = [...own, ...init, ...namesOf('ephemeralContainers')];
  const container = wanted || names[0];
  if (!names.includes(container)) {
    throw StatusError.badRequest(
      `container ${container} is not valid for pod ${name}`,
    );
  }
  return container;
}
