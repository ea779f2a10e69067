import { createKubernetesServer } from '@flightdeck/sandbox';

type LogSource = Parameters<typeof createKubernetesServer>[0]['logs'];
type ReadOptions = Parameters<LogSource['read']>[2];

interface Life {
  lines: { at: Date; text: string }[];
  ended: boolean;
}

/** A refusal as the API server words it. */
function badRequest(message: string): Error {
  return Object.assign(new Error(message), { status: 400 });
}

function format({ at, text }: Life['lines'][number]): string {
  // A node writes nine digits.
  return `${at.toISOString().replace('Z', '123456Z')} ${text}`;
}

/** The logs of a node, written by a test. */
export class ScriptedLogs implements LogSource {
  /** What each container has run, the newest last, by Pod and container. */
  readonly #lives = new Map<string, Life[]>();
  #wake: (() => void)[] = [];
  /** What was asked for. */
  readonly asked: string[] = [];
  /** Logs that are being read now. */
  open = 0;
  /** Lines that have been handed to the network. */
  sent = 0;

  start(pod: string, container = 'app'): void {
    const key = `${pod}/${container}`;
    this.#lives.set(key, [
      ...(this.#lives.get(key) ?? []),
      { lines: [], ended: false },
    ]);
    this.#changed();
  }

  end(pod: string, container = 'app'): void {
    const life = this.#lives.get(`${pod}/${container}`)?.at(-1);
    if (life) {
      life.ended = true;
    }
    this.#changed();
  }

  write(
    pod: string,
    texts: string | string[],
    options: { container?: string; at?: Date } = {},
  ): void {
    const { container = 'app', at = new Date() } = options;
    const key = `${pod}/${container}`;
    if (!this.#lives.has(key)) {
      this.start(pod, container);
    }
    for (const text of [texts].flat()) {
      this.#lives.get(key)?.at(-1)?.lines.push({ at, text });
    }
    this.#changed();
  }

  async *read(
    { metadata }: Parameters<LogSource['read']>[0],
    container: string,
    options: ReadOptions,
  ): AsyncGenerator<string, void, void> {
    const key = `${metadata.name}/${container}`;
    this.asked.push(key);
    const lives = this.#lives.get(key) ?? [];
    const life = lives.at(options.previous ? -2 : -1);
    if (!life) {
      throw badRequest(`there is no log of ${key}`);
    }
    this.open += 1;
    try {
      yield* this.#lines(life, options);
    } finally {
      this.open -= 1;
    }
  }

  async *#lines(life: Life, options: ReadOptions) {
    const { follow, previous, signal, tailLines, sinceTime, sinceSeconds } =
      options;
    // As sent by the API server, a time has no fractions.
    const since = sinceTime
      ? Math.floor(Date.parse(sinceTime) / 1_000) * 1_000
      : Date.now() - (sinceSeconds ?? Infinity) * 1_000;
    const young = life.lines.filter(({ at }) => at.getTime() >= since);
    const first = tailLines === undefined ? 0 : young.length - tailLines;
    const begin = Math.max(0, first);
    yield* this.#count(young.slice(begin).map(format));
    let next = life.lines.length;
    while (follow && !previous && !signal.aborted && !life.ended) {
      await this.#change(signal);
      yield* this.#count(life.lines.slice(next).map(format));
      next = life.lines.length;
    }
  }

  *#count(lines: string[]) {
    for (const line of lines) {
      this.sent += 1;
      yield line;
    }
  }

  #change(signal: AbortSignal): Promise<void> {
    return new Promise(resolve => {
      this.#wake.push(resolve);
      signal.addEventListener('abort', () => resolve(), { once: true });
    });
  }

  #changed(): void {
    const wake = this.#wake;
    this.#wake = [];
    wake.forEach(resolve => resolve());
  }
}
