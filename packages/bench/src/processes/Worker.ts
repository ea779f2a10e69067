import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { z } from 'zod';
import { answerSchema } from './messages';

const LOG_LINES = 20;

interface Waiting {
  resolve: (output: unknown) => void;
  reject: (error: Error) => void;
}

/** A process of the benchmark that answers questions. It ends with this one. */
export class Worker {
  readonly #name: string;
  readonly #log: string;
  readonly #child: ChildProcess;
  readonly #waiting = new Map<number, Waiting>();
  #count = 0;

  /**
   * @param module - the script it runs, without its ending
   * @param folder - where its output is kept
   */
  constructor(module: string, options: { name: string; folder: string }) {
    this.#name = options.name;
    this.#log = join(options.folder, `${options.name}.log`);
    const output = openSync(this.#log, 'a');
    this.#child = fork(module, {
      execArgv: [...process.execArgv, '--expose-gc'],
      env: { ...process.env, NODE_ENV: 'production' },
      stdio: ['ignore', output, output, 'ipc'],
    });
    closeSync(output);
    this.#child.on('message', message => this.#receive(message));
    this.#child.on('error', error => this.#fail(error));
    this.#child.on('exit', () =>
      this.#fail(new Error(`The ${this.#name} ended.\n${this.#lastLines()}`)),
    );
  }

  /** Fails when the worker does, when it ends, and when it takes too long. */
  async ask<Schema extends z.ZodType>(
    name: string,
    options: { output: Schema; input?: unknown; timeoutMs?: number },
  ): Promise<z.infer<Schema>> {
    const { timeoutMs = 60_000 } = options;
    this.#count += 1;
    const id = this.#count;
    let timer: NodeJS.Timeout | undefined;
    try {
      const output = await new Promise<unknown>((resolve, reject) => {
        this.#waiting.set(id, { resolve, reject });
        timer = setTimeout(
          () =>
            reject(
              new Error(
                `The ${
                  this.#name
                } did not answer '${name}' within ${timeoutMs} ms.`,
              ),
            ),
          timeoutMs,
        );
        this.#child.send({ id, name, input: options.input }, error => {
          if (error) {
            reject(error);
          }
        });
      });
      return options.output.parse(output);
    } finally {
      clearTimeout(timer);
      this.#waiting.delete(id);
    }
  }

  async stop(): Promise<void> {
    const { exitCode, signalCode } = this.#child;
    if (exitCode === null && signalCode === null) {
      const ended = once(this.#child, 'exit');
      this.#child.kill('SIGKILL');
      await ended;
    }
  }

  #receive(message: unknown): void {
    const answer = answerSchema.safeParse(message);
    if (!answer.success) {
      // The loader of TypeScript tells its parent which files it read.
      return;
    }
    const { id, output, error } = answer.data;
    // Nobody waits any more for an answer that took too long.
    const waiting = this.#waiting.get(id);
    if (error === undefined) {
      waiting?.resolve(output);
    } else {
      waiting?.reject(new Error(`The ${this.#name} failed: ${error}`));
    }
  }

  #fail(error: Error): void {
    this.#waiting.forEach(({ reject }) => reject(error));
  }

  #lastLines(): string {
    return readFileSync(this.#log, 'utf8')
      .split('\n')
      .slice(-LOG_LINES)
      .join('\n');
  }
}
