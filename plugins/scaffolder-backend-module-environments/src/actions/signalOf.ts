/** Aborts when the task is cancelled. Older hosts give no signal. */
export function signalOf(context: { signal?: AbortSignal }): AbortSignal {
  return context.signal ?? new AbortController().signal;
}
