import type { HostApi } from '../hosts/HostApi';
import type { PoliteClient } from './PoliteClient';

/** A commit whose checks are asked for. */
export interface CommitQuestion {
  api: HostApi;
  client: Pick<PoliteClient, 'get'>;
  /** Its id, whole or shortened. */
  commit: string;
  signal: AbortSignal;
}

/** As a sentence says it. */
export function nameCommit(commit: string): string {
  return `commit ${commit.slice(0, 7)}`;
}
