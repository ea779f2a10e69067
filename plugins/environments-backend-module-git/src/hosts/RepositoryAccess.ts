import type { ChangeMethod } from '@flightdeck/plugin-environments-common';
import type { GitSubject } from '../git/explainGitFailure';
import type { PullRequests } from '../pulls/PullRequests';
import type { HostApi } from './HostApi';

/** How one repository is reached. */
export interface RepositoryAccess {
  /** Cloned and pushed to; holds no credential. */
  url: string;
  /** In words for people. */
  subject: Pick<GitSubject, 'host' | 'repository' | 'credentialsKey'>;
  methods: readonly ChangeMethod[];
  /** Asked for anew each time, as some hosts give them for minutes. */
  credentials(): Promise<{ username: string; password: string } | undefined>;
  /** The page of a commit, where the host has one. */
  commitUrl(commit: string): string | undefined;
  /** The page of what lies between two commits, where the host has one. */
  compareUrl(base: string, head: string): string | undefined;
  pulls?: PullRequests;
  /** Where the host says what CI made of commits, and who reviewed them. */
  api?: HostApi;
}
