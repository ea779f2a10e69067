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
  const { container, limitBytes, ...options } = parseLogOptions(query);
  const gone = new AbortController();
  response.on('close', () => gone.abort());
  const signal = AbortSignal.any([gone.signal, context.closing]);
  const lines = context.logs
    .read(pod, containerOf(pod, container), {
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
  let left = limitBytes ?? Infinity;
  try {
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

function containerOf(pod: KubeObject, wanted: string | undefined): string {
  const { name } = pod.metadata;
  const names = ['containers', 'initContainers', 'ephemeralContainers'].flatMap(
    list =>
      listAt(pod, 'spec', list).flatMap(item => textAt(item, 'name') ?? []),
  );
  const own = listAt(pod, 'spec', 'containers').length;
  if (!wanted && own > 1) {
    throw StatusError.badRequest(
      `a container name must be specified for pod ${name}, choose one of: [${names.join(
        ' ',
      )}]`,
    );
  }
  const container = wanted || names[0];
  if (!names.includes(container)) {
    throw StatusError.badRequest(
      `container ${container} is not valid for pod ${name}`,
    );
  }
  return container;
}
