import type { Candidates } from '../mapping/Candidate';

/** What one look at a source brought. */
export type SourceReading =
  | ({
      state: 'read';
      /** Whether nothing was left out that could not be read. */
      complete: boolean;
    } & Candidates)
  | { state: 'failed'; message: string };

/** Something that environments are found in: an Argo CD or a cluster. */
export interface DiscoverySource {
  /** For example `argocd/main`; entities are kept apart by it, for good. */
  readonly id: string;
  readonly kind: 'argocd' | 'kubernetes';
  /** The `name` of the instance or cluster in the configuration. */
  readonly name: string;
  /** As people call it. */
  readonly title: string;
  /** Never rejects. */
  read(signal: AbortSignal): Promise<SourceReading>;
  close(): Promise<void>;
}
