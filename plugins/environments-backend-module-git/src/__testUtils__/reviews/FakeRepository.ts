/** A file that a commit changes. */
export interface FakeFile {
  path: string;
  /** What it was called before. */
  former?: string;
}

/** A commit; made after those that it was made on. */
export interface FakeCommit {
  id: string;
  parents: string[];
  files: FakeFile[];
  /** The account of who wrote it. */
  author: string;
  /** The commit that it was before it was rebased. */
  mark?: string;
}

export interface FakeReview {
  by: string;
  says: 'approved' | 'objected' | 'commented';
  /** The commit that was looked at; the last one when absent. */
  of?: string;
  isDismissed?: boolean;
  isBot?: boolean;
}

export interface FakePull {
  number: number;
  author: string;
  isMerged: boolean;
  /** On its branch, the oldest first. */
  commits: string[];
  /**
   * The merge, the squashed commit or the rebased ones, the oldest first; absent when its commits are
   * on the main branch as they are.
   */
  mergedAs?: string[];
  reviews: FakeReview[];
}

const START = Date.parse('2026-03-01T00:00:00Z');

/** Commits, and the pull requests that brought them. */
export class FakeRepository {
  readonly #commits = new Map<string, FakeCommit>();
  readonly pulls: FakePull[] = [];

  add(commit: FakeCommit): void {
    this.#commits.set(commit.id, commit);
  }

  /** By its whole id, or by how it begins. */
  find(id: string): FakeCommit | undefined {
    return id.length < 7
      ? undefined
      : [...this.#commits.values()].find(each => each.id.startsWith(id));
  }

  /** Those that one has and the other has not, the newest first. */
  between(base: FakeCommit, head: FakeCommit): FakeCommit[] {
    const known = this.#reach(base);
    return this.history(head).filter(({ id }) => !known.has(id));
  }

  /** The newest first. */
  history(head: FakeCommit): FakeCommit[] {
    const reached = this.#reach(head);
    return [...this.#commits.values()]
      .filter(({ id }) => reached.has(id))
      .reverse();
  }

  /** The files that differ, once each. */
  filesBetween(base: FakeCommit, head: FakeCommit): FakeFile[] {
    const files = this.between(base, head).flatMap(commit => commit.files);
    return [...new Map(files.map(file => [file.path, file])).values()];
  }

  commitsOf({ commits }: FakePull): FakeCommit[] {
    return commits.flatMap(id => this.find(id) ?? []);
  }

  #reach(from: FakeCommit): Set<string> {
    const reached = new Set<string>();
    const open = [from.id];
    for (let id = open.pop(); id !== undefined; id = open.pop()) {
      if (!reached.has(id)) {
        reached.add(id);
        open.push(...(this.#commits.get(id)?.parents ?? []));
      }
    }
    return reached;
  }
}

/** Whether a pull request has a commit, or was merged as it. */
export function bringsIn(
  { commits, mergedAs }: FakePull,
  { id }: FakeCommit,
): boolean {
  return commits.includes(id) || (mergedAs ?? []).includes(id);
}

/** Whether a commit changes a file, whatever it was called. */
export function touches({ files }: FakeCommit, path: string): boolean {
  return files.some(file => file.path === path || file.former === path);
}

/** ISO 8601: when a commit of a pull request was pushed, each by itself. */
export function pushedAt({ commits }: FakePull, id: string): string {
  return at(commits.indexOf(id) * 2);
}

/** ISO 8601: an hour after the commit was pushed that was looked at. */
export function reviewedAt({ commits }: FakePull, { of }: FakeReview): string {
  return at(commits.indexOf(of ?? commits[commits.length - 1]) * 2 + 1);
}

function at(hours: number): string {
  return new Date(START + hours * 3_600_000).toISOString();
}
