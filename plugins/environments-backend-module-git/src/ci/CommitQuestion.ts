import type { PoliteClient } from '../forge/PoliteClient';
import type { HostApi } from '../hosts/HostApi';

/** A commit whose checks are asked for. */
export interface CommitQuestion {
  api: HostApi;
  client: Pick<PoliteClient, 'get'>;
  /** Its id, whole or shortened. */
  commit: string;
  signal: AbortSignal;
}

/** What a question is about, as sentences of failures say it. */
export function aboutChecks(commit: string) {
  return {
    what: `commit ${commit.slice(0, 7)}`,
    about: 'what CI says',
  };
}

/** Checks that were not read may have failed. */
export function tooManyChecks({ subject }: HostApi): string {
  return `${subject.host} tells of more checks than are read of a commit.`;
}
