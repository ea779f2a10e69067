import type { SourceState } from '@flightdeck/plugin-environments-common';
import { Backoff } from '@flightdeck/plugin-environments-node';
import type { ClusterConnection } from '../client/ClusterConnection';
import { ClusterError } from '../client/ClusterError';
import type { WatchFrame } from '../client/parseWatchLine';
import { listResource } from './listResource';
import { type Resource, resourcePath } from './resources';
import type { ResourceChange } from './WatchChange';
import type { WatchTiming } from './WatchTiming';

export interface WatchResourceOptions<T> {
  /** How people call one of its objects. */
  kind: string;
  resource: Resource;
  /** What is kept of an object; undefined when it is none. */
  read: (raw: unknown) => T | undefined;
  /** All namespaces when absent. */
  namespace?: string;
  /** Objects of other namespaces are dropped before they are read. */
  accepts: (namespace: string) => boolean;
  timing: WatchTiming;
  signal: AbortSignal;
}

/** Where a watcher is between two attempts. */
interface Position {
  /** Index into the versions of the resource. */
  version: number;
  /** Undefined: list first. */
  resourceVersion: string | undefined;
}

/**
 * Lists a resource and watches it from there, for ever: it goes on after every failure, and ends when
 * the signal aborts. After `state: ok`, the changes told so far are what the cluster holds.
 */
export async function* watchResource<T>(
  connection: ClusterConnection,
  options: WatchResourceOptions<T>,
): AsyncGenerator<ResourceChange<T>, void, void> {
  const { resource, timing, signal } = options;
  const position: Position = { version: 0, resourceVersion: undefined };
  const backoff = new Backoff(timing);
  while (!signal.aborted) {
    const startedAt = timing.clock().getTime();
    let pause: number;
    try {
      yield* attempt(connection, position, options);
      const lasted = timing.clock().getTime() - startedAt;
      // A watch that ends by itself goes on at once, unless the server ends them all at once.
      pause = lasted < timing.retryMs.first ? backoff.next() : 0;
    } catch (error) {
      if (signal.aborted) {
        return;
      }
      if (!(error instanceof ClusterError)) {
        throw error;
      }
      if (timing.clock().getTime() - startedAt >= timing.healthyMs) {
        backoff.reset();
      }
      if (
        error.failure === 'unsupported' &&
        position.version + 1 < resource.versions.length
      ) {
        position.version += 1;
        position.resourceVersion = undefined;
        continue;
      }
      yield { type: 'state', ...describe(error) };
      pause = pauseAfter(error, backoff, timing);
      recover(position, error);
    }
    if (pause > 0) {
      await timing.delay(pause, signal);
    }
  }
}

async function* attempt<T>(
  connection: ClusterConnection,
  position: Position,
  options: WatchResourceOptions<T>,
): AsyncGenerator<ResourceChange<T>, void, void> {
  const { resource, read, namespace, accepts, timing, signal } = options;
  const path = resourcePath(
    resource,
    resource.versions[position.version],
    namespace,
  );
  if (position.resourceVersion === undefined) {
    const { pageSize } = timing;
    const listOptions = { resource, read, path, pageSize, accepts, signal };
    const list = await connection.listing(() =>
      listResource(connection, listOptions),
    );
    position.resourceVersion = list.resourceVersion;
    yield { type: 'replaced', objects: list.objects };
  }
  const { min, max } = timing.watchSeconds;
  const timeoutSeconds = Math.round(min + timing.random() * (max - min));
  const frames = connection.watch(path, {
    resourceVersion: position.resourceVersion,
    fieldSelector: resource.fieldSelector,
    timeoutSeconds,
    silenceMs: timeoutSeconds * 1000 + timing.silenceMarginMs,
    signal,
  });
  for await (const frame of frames) {
    yield toChange(frame, options);
    if (frame.type !== 'OPENED') {
      position.resourceVersion = frame.resourceVersion;
    }
  }
}

function toChange<T>(
  frame: WatchFrame,
  { kind, read, accepts }: WatchResourceOptions<T>,
): ResourceChange<T> {
  switch (frame.type) {
    case 'OPENED':
      return { type: 'state', state: 'ok', message: `${kind} is current.` };
    case 'BOOKMARK':
      return { type: 'current' };
    default: {
      const { namespace, name, uid } = frame;
      if (!accepts(namespace)) {
        return { type: 'current' };
      }
      if (frame.type === 'DELETED') {
        return { type: 'deleted', object: { namespace, name, uid } };
      }
      const object = read(frame.object);
      return object ? { type: 'upserted', object } : { type: 'current' };
    }
  }
}

function describe(error: ClusterError): {
  state: SourceState;
  message: string;
} {
  const { failure, message } = error;
  return { state: failure === 'gone' ? 'stale' : failure, message };
}

function pauseAfter(
  { failure }: ClusterError,
  backoff: Backoff,
  timing: WatchTiming,
): number {
  switch (failure) {
    case 'forbidden':
    case 'unsupported':
      return timing.blockedRetryMs * (1 + timing.random() / 2);
    case 'gone': {
      // The first time this is the way of things; a list can be had at once.
      const first = backoff.failures === 0;
      const pause = backoff.next();
      return first ? 0 : pause;
    }
    default:
      return backoff.next();
  }
}

function recover(position: Position, { failure }: ClusterError): void {
  if (failure === 'gone') {
    position.resourceVersion = undefined;
  } else if (failure === 'forbidden' || failure === 'unsupported') {
    position.resourceVersion = undefined;
    position.version = 0;
  }
}
