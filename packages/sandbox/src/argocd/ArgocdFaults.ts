/** What can go wrong with the sandbox's Argo CD, on request. */
export class ArgocdFaults {
  /** Every connection is cut without an answer. */
  down = false;
  /** No token is accepted. */
  unauthorized = false;
  /** Every answer waits this long. */
  latencyMilliseconds = 0;
  /** As a server of old, it does not know `enabled` of the automation, and drops it. */
  ignoresEnabled = false;
  /** Nobody may read projects. */
  forbidsProjects = false;
  readonly #streams = new Set<() => void>();

  /** Cuts every open event stream. */
  dropStreams(): void {
    for (const cut of [...this.#streams]) {
      cut();
    }
  }

  /** How many event streams are open. */
  get openStreams(): number {
    return this.#streams.size;
  }

  addStream(cut: () => void): () => void {
    this.#streams.add(cut);
    return () => this.#streams.delete(cut);
  }
}
