/** A stream of which the first item is there. */
export interface OpenStream<T> {
  first: IteratorResult<T, void>;
  rest: AsyncGenerator<T, void, void>;
}

/** Waits for the first item: until it is there, what goes wrong can still be answered as an error. */
export async function openStream<T>(
  items: AsyncGenerator<T, void, void>,
): Promise<OpenStream<T>> {
  return { first: await items.next(), rest: items };
}

/** All items, the first among them; ends the stream when its reader ends. */
export async function* readStream<T>({
  first,
  rest,
}: OpenStream<T>): AsyncGenerator<T, void, void> {
  try {
    if (!first.done) {
      yield first.value;
      yield* rest;
    }
  } finally {
    await rest.return();
  }
}
