import { createHash } from 'node:crypto';
import { posix } from 'node:path';
import {
  applySlotChanges,
  changeMethodSchema,
} from '@flightdeck/plugin-environments-common';
import type { JsonObject } from '@backstage/types';
import { z } from 'zod';
import type { PlannedCommit } from './GitPlan';
import type { RepositoryReader } from './RepositoryReader';

/**
 * What is known of a commit that is going to be made. No content of files is in it: both commits
 * that it speaks of stay as they are, so the content is read again.
 */
export const commitMemoSchema = z.object({
  repository: z.string(),
  branch: z.string(),
  base: z.string(),
  method: changeMethodSchema,
  title: z.string(),
  body: z.string(),
  copies: z.array(
    z.object({
      revision: z.string(),
      path: z.string(),
      files: z.array(z.string()).optional(),
    }),
  ),
  edits: z.array(
    z.object({
      file: z.string(),
      start: z.number(),
      end: z.number(),
      text: z.string(),
    }),
  ),
  /** Of what comes out of it. */
  digest: z.string(),
});

export type CommitMemo = z.infer<typeof commitMemoSchema>;

type Files = ReadonlyMap<string, string | undefined>;

/** What must be kept of a commit in the memo of a step. */
export function toCommitMemo(
  { base, branch, copies, edits, files, repository }: PlannedCommit,
  words: Pick<CommitMemo, 'method' | 'title' | 'body'>,
): JsonObject {
  return {
    repository,
    branch,
    base,
    ...words,
    copies: copies.map(({ files: only, path, revision }) => ({
      path,
      revision,
      ...(only && { files: only }),
    })),
    edits: edits.map(({ file, start, end, text }) => ({
      file,
      start,
      end,
      text,
    })),
    digest: digestOf(files),
  };
}

/**
 * Makes the content of a commit anew.
 *
 * @throws what reading throws; Error when something else comes out than was agreed to
 */
export async function readCommitFiles(
  memo: CommitMemo,
  reader: Pick<RepositoryReader, 'folder'>,
): Promise<Files> {
  const { base, copies, digest, edits, repository } = memo;
  const read = async (revision: string, path: string) =>
    (await reader.folder(repository, revision, path)).files;
  const before = new Map<string, string | undefined>();
  const after = new Map<string, string | undefined>();
  for (const { files, path, revision } of copies) {
    const [old, next] = [await read(base, path), await read(revision, path)];
    for (const file of files ?? [...old.keys(), ...next.keys()]) {
      before.set(file, old.get(file));
      after.set(file, next.get(file));
    }
  }
  for (const file of new Set(edits.map(edit => edit.file))) {
    if (!after.has(file)) {
      const text = (await read(base, posix.dirname(file))).get(file);
      before.set(file, text);
      after.set(file, text);
    }
    after.set(
      file,
      applySlotChanges(
        after.get(file) ?? '',
        edits.filter(edit => edit.file === file),
      ),
    );
  }
  const changed = new Map(
    [...after]
      .filter(([file, text]) => before.get(file) !== text)
      .sort(([one], [other]) => (one < other ? -1 : 1)),
  );
  if (digestOf(changed) !== digest) {
    throw new Error(
      `what ${repository} holds at ${base} is not what was looked at`,
    );
  }
  return changed;
}

function digestOf(files: Files): string {
  const entries = [...files]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([path, text]) => [path, text ?? false]);
  return createHash('sha256')
    .update(JSON.stringify(entries))
    .digest('base64url');
}
