import type { PoliteClient } from '../forge/PoliteClient';
import type { HostApi } from '../hosts/HostApi';
import type { Comparison } from './Comparison';

/** Of which repository reviews are asked for. */
export interface ReviewQuestion {
  api: HostApi;
  client: Pick<PoliteClient, 'get'>;
  signal: AbortSignal;
}

/** A commit that changes a migration. */
export interface ChangingCommit {
  id: string;
  /**
   * Where the host knows a pull request by the commit that ended it only: those that may have, the
   * likeliest first.
   */
  carriers?: readonly string[];
  /** What stays the same of it when it is rebased, where it is needed to find it again. */
  mark?: string;
}

/** What lies between two commits. */
export interface Changes {
  /** How many files differ. */
  files: number;
  /** The paths of the migrations among them, sorted. */
  migrations: readonly string[];
  /** Those that changed them. */
  commits: readonly ChangingCommit[];
}

/** A pull request, or a merge request, that was merged. */
export interface PullRequest {
  number: number;
  /** As its host writes it: `#12`, `!12`. */
  name: string;
  url: string;
  /** The account that opened it; absent when it is no more. */
  author?: string;
  /** Its last commit, where reviews name theirs. */
  head?: string;
}

/** What somebody said of a pull request. */
export interface Review {
  /** An account. */
  by: string;
  /** What the person is called, where the host knows writers by that only. */
  name?: string;
  state: 'approved' | 'objected' | 'withdrawn';
  /** Commits came after it, or may have. */
  isStale: boolean;
}

/** Who wrote a pull request, and what others said of it. */
export interface Reviewing {
  /** Accounts, or names where the host tells no accounts. */
  writers: readonly string[];
  /** The oldest first. */
  reviews: readonly Review[];
}

/** How one kind of host tells of reviews. */
export interface ForgeReviews {
  findChanges(
    question: ReviewQuestion,
    range: Pick<Comparison, 'base' | 'head'>,
    isMigration: (path: string) => boolean,
  ): Promise<Changes>;

  /** The merged ones that brought a commit in. */
  findPulls(
    question: ReviewQuestion,
    commit: ChangingCommit,
  ): Promise<PullRequest[]>;

  readReviews(question: ReviewQuestion, pull: PullRequest): Promise<Reviewing>;
}
