import { spawn, type ChildProcess } from 'child_process';

/**
 * Ends the program when it is told to, and when standard input ends: that happens however the
 * parent dies. Hands on the signal to read the configuration again.
 */
export const GUARD = `
exec 3<&0
"$@" 3<&- </dev/null &
child=$!
(cat <&3 >/dev/null; kill "$child" 2>/dev/null) &
trap 'kill "$child" 2>/dev/null' TERM INT
trap 'kill -HUP "$child" 2>/dev/null' HUP
while kill -0 "$child" 2>/dev/null; do wait "$child"; done
`;
const LAST_LINES = 5;

/** A program that does not outlive this process. */
export class ChildProgram {
  readonly #name: string;
  readonly #process: ChildProcess;
  #lines: string[] = [];

  private constructor(name: string, process: ChildProcess) {
    this.#name = name;
    this.#process = process;
    process.stderr?.on('data', (chunk: Buffer) => {
      const lines = chunk.toString('utf8').split('\n').filter(Boolean);
      this.#lines = [...this.#lines, ...lines].slice(-LAST_LINES);
    });
  }

  static start(name: string, file: string, args: string[]): ChildProgram {
    const process = spawn('/bin/sh', ['-c', GUARD, 'sh', file, ...args], {
      stdio: ['pipe', 'ignore', 'pipe'],
    });
    return new ChildProgram(name, process);
  }

  /**
   * Waits until the program answers at the address.
   *
   * @throws Error with its last words when it ends before, or does not answer in time
   */
  async untilReady(url: string, timeoutMs: number): Promise<void> {
    const deadline = Date.now() + timeoutMs;
    while (Date.now() < deadline) {
      if (this.#process.exitCode !== null) {
        throw new Error(`${this.#name} ended: ${this.#lines.join('\n')}`);
      }
      if (await answers(url)) {
        return;
      }
      await new Promise(resolve => setTimeout(resolve, 50));
    }
    throw new Error(
      `${this.#name} did not become ready: ${this.#lines.join('\n')}`,
    );
  }

  /** Lets the program read its configuration again. */
  reload(): void {
    this.#process.kill('SIGHUP');
  }

  /** Ends the program and waits for its end. */
  async stop(): Promise<void> {
    if (this.#process.exitCode !== null || this.#process.signalCode !== null) {
      return;
    }
    const ended = new Promise(resolve => this.#process.once('exit', resolve));
    this.#process.stdin?.destroy();
    this.#process.kill('SIGTERM');
    await ended;
  }
}

async function answers(url: string): Promise<boolean> {
  try {
    const response = await fetch(url);
    await response.arrayBuffer();
    return response.ok;
  } catch {
    return false;
  }
}
