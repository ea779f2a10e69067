import { readFile } from 'node:fs/promises';

/** A token is read again after so long, as its file may have been replaced. */
const FRESH_MS = 10_000;

/** A token in a file that is replaced as it rotates. */
export class TokenFile {
  readonly #path: string;
  readonly #clock: () => Date;
  #known: { token: string; readAt: number } | undefined;

  constructor(path: string, clock: () => Date = () => new Date()) {
    this.#path = path;
    this.#clock = clock;
  }

  /** Rejects when the file cannot be read. */
  async read(): Promise<string> {
    const now = this.#clock().getTime();
    if (!this.#known || now - this.#known.readAt > FRESH_MS) {
      const token = (await readFile(this.#path, 'utf8')).trim();
      this.#known = { token, readAt: now };
    }
    return this.#known.token;
  }

  /** The token was refused: the file is read again for the next request. */
  forget(): void {
    this.#known = undefined;
  }
}
