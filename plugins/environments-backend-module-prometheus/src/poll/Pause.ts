/** A wait that can be cut short. */
export class Pause {
  #end: (() => void) | undefined;
  #endNext = false;

  /** Waits for the time, until {@link Pause.end}, or until the signal aborts. */
  async wait(milliseconds: number, signal: AbortSignal): Promise<void> {
    if (signal.aborted || this.#endNext) {
      this.#endNext = false;
      return;
    }
    await new Promise<void>(resolve => {
      const timer = setTimeout(() => this.#end?.(), milliseconds);
      const finish = () => {
        clearTimeout(timer);
        signal.removeEventListener('abort', finish);
        this.#end = undefined;
        resolve();
      };
      signal.addEventListener('abort', finish);
      this.#end = finish;
    });
  }

  /** Ends the present wait, or else the next one before it begins. */
  end(): void {
    if (this.#end) {
      this.#end();
    } else {
      this.#endNext = true;
    }
  }
}
