import { isBranchName, isRepositoryPath } from './names';

export interface GitAuthor {
  name: string;
  email: string;
}

/** A file that is written, or deleted when it has no content. */
export interface FileChange {
  path: string;
  content?: string;
}

export interface CommitDetails {
  author: GitAuthor;
  message: string;
  /** Now, when absent. */
  date?: Date;
  /** `main` when absent. One that is not there begins at `main`. */
  branch?: string;
  /** An annotated tag on the commit. */
  tag?: string;
  /** A branch that begins, or begins anew, at the commit. */
  startsBranch?: string;
}

type NewCommit = CommitDetails & { date: Date; branch: string };

function branchRef(branch: string): string {
  if (!isBranchName(branch)) {
    throw new Error(`'${branch}' cannot be a branch.`);
  }
  return `refs/heads/${branch}`;
}

function data(text: string): string {
  return `data ${Buffer.byteLength(text)}\n${text}\n`;
}

function person(role: string, author: GitAuthor, date: Date): string {
  const plain = (text: string) => text.replace(/[<>\n\r\0]/g, '');
  const seconds = Math.floor(date.getTime() / 1000);
  return `${role} ${plain(author.name)} <${plain(
    author.email,
  )}> ${seconds} +0000\n`;
}

/**
 * One commit on a branch in the language of `git fast-import`, which needs neither a work tree nor
 * a process for each file. `parent` is the branch that it follows, if it follows one.
 */
export function fastImportCommit(
  changes: readonly FileChange[],
  details: NewCommit,
  parent: string | undefined,
): string {
  const { author, message, date, tag, branch, startsBranch } = details;
  const lines = [`commit ${branchRef(branch)}\n`, 'mark :1\n'];
  lines.push(person('author', author, date));
  lines.push(person('committer', author, date));
  lines.push(data(message));
  if (parent !== undefined) {
    lines.push(`from ${branchRef(parent)}^0\n`);
  }
  for (const { path, content } of changes) {
    if (!isRepositoryPath(path)) {
      throw new Error(`'${path}' cannot be a path in a repository.`);
    }
    lines.push(
      content === undefined
        ? `D ${path}\n`
        : `M 100644 inline ${path}\n${data(content)}`,
    );
  }
  if (tag !== undefined) {
    lines.push(`tag ${tag}\nfrom :1\n`);
    lines.push(person('tagger', author, date), data(tag));
  }
  if (startsBranch !== undefined) {
    lines.push(`reset ${branchRef(startsBranch)}\nfrom :1\n`);
  }
  lines.push('done\n');
  return lines.join('');
}
