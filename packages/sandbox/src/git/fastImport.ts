import { isRepositoryPath } from './names';

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
  /** An annotated tag on the commit. */
  tag?: string;
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
 * One commit on `main` in the language of `git fast-import`, which needs neither a work tree nor
 * a process for each file.
 */
export function fastImportCommit(
  changes: readonly FileChange[],
  details: Required<Omit<CommitDetails, 'tag'>> & { tag?: string },
  hasParent: boolean,
): string {
  const { author, message, date, tag } = details;
  const lines = ['commit refs/heads/main\n', 'mark :1\n'];
  lines.push(person('author', author, date));
  lines.push(person('committer', author, date));
  lines.push(data(message));
  if (hasParent) {
    lines.push('from refs/heads/main^0\n');
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
  lines.push('done\n');
  return lines.join('');
}
