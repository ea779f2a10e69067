import { readLogLines, type LogLine } from './readLogLines';
import type { LogSession, LogTarget } from './LogSession';

/** What is asked of the log of a container. */
export interface LogQuery {
  follow?: boolean;
  previous?: boolean;
  tailLines?: number;
  sinceSeconds?: number;
  sinceTime?: string;
  limitBytes?: number;
}

function toText(value: string | number | boolean | undefined) {
  return value === undefined || value === false ? undefined : String(value);
}

/**
 * Reads the log of a container from the API server, and tells `onBytes` how much came. The
 * connection is closed when the generator ends, however it ends. Throws a `ClusterError`.
 */
export async function* readContainerLog(
  session: Pick<LogSession, 'connection' | 'request' | 'timing' | 'signal'>,
  { pod, container }: LogTarget,
  query: LogQuery,
  onBytes: (bytes: number) => void = () => {},
): AsyncGenerator<LogLine, void, void> {
  const { connection, request, timing, signal } = session;
  const namespace = encodeURIComponent(request.namespace);
  const chunks = connection.readBytes(
    `/api/v1/namespaces/${namespace}/pods/${encodeURIComponent(pod)}/log`,
    {
      query: {
        container,
        timestamps: 'true',
        follow: toText(query.follow),
        previous: toText(query.previous),
        tailLines: toText(query.tailLines),
        sinceSeconds: toText(query.sinceSeconds),
        sinceTime: query.sinceTime,
        limitBytes: toText(query.limitBytes),
      },
      silenceMs: query.follow ? timing.silenceMs : timing.timeoutMs,
      signal,
    },
  );
  async function* counted() {
    for await (const chunk of chunks) {
      onBytes(chunk.length);
      yield chunk;
    }
  }
  yield* readLogLines(counted());
}
