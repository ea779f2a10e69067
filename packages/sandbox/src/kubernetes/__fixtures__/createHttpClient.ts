export interface RequestOptions {
  method?: string;
  body?: unknown;
  contentType?: string;
  accept?: string;
  token?: string;
  signal?: AbortSignal;
}

/** A client as thin as can be, so that tests see what goes over the wire. */
export function createHttpClient(url: string, ownToken: string) {
  const send = (path: string, options: RequestOptions) =>
    fetch(`${url}${path}`, {
      method: options.method,
      signal: options.signal,
      body:
        options.body === undefined ? undefined : JSON.stringify(options.body),
      headers: {
        Authorization: `Bearer ${options.token ?? ownToken}`,
        ...(options.accept && { Accept: options.accept }),
        ...(options.body !== undefined && {
          'Content-Type': options.contentType ?? 'application/json',
        }),
      },
    });

  async function request(
    path: string,
    options: RequestOptions = {},
  ): Promise<{ status: number; body: unknown }> {
    const response = await send(path, options);
    return { status: response.status, body: await response.json() };
  }

  async function requestText(path: string, options: RequestOptions = {}) {
    const response = await send(path, options);
    return { status: response.status, text: await response.text() };
  }

  /** The events of a watch as they come; ends with the watch. */
  async function* watch(
    path: string,
    options: RequestOptions = {},
  ): AsyncGenerator<unknown> {
    const response = await send(path, options);
    if (!response.body) {
      throw new Error('The watch has no body');
    }
    const decoder = new TextDecoder();
    let rest = '';
    for await (const chunk of response.body) {
      const lines = (rest + decoder.decode(chunk, { stream: true })).split(
        '\n',
      );
      rest = lines.pop() ?? '';
      for (const line of lines) {
        yield JSON.parse(line);
      }
    }
  }

  return { request, requestText, watch };
}

/** The next so many items of a stream. */
export async function take<T>(
  stream: AsyncIterator<T>,
  count: number,
): Promise<T[]> {
  const items: T[] = [];
  while (items.length < count) {
    const next = await stream.next();
    if (next.done) {
      return items;
    }
    items.push(next.value);
  }
  return items;
}
