export interface ArgocdClientOptions {
  /** How long one request may take. */
  timeoutMs?: number;
  /** A stream that is silent for longer is dead; Argo CD says something every 15 s. */
  silenceMs?: number;
}
