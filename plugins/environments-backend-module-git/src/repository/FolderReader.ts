import fs from 'node:fs';
import { NotFoundError } from '@backstage/errors';
import type { RepositoryFolder } from '@flightdeck/plugin-environments-node';
import { Errors, readCommit } from 'isomorphic-git';
import type { CommittedFolder, FolderMemory } from './FolderMemory';
import type { OpenRepository } from './openRepository';
import { findFolder, readFiles } from './readFiles';
import { splitPath } from './repositoryPath';
import { isCommitId, resolveRevision } from './resolveRevision';

/** How far we look for a commit where a host hands out only branches. */
const DEPTH = 50;

/** Reads the text files of folders, as they are at a revision now. */
export class FolderReader {
  readonly #memory: FolderMemory;

  constructor(memory: FolderMemory) {
    this.#memory = memory;
  }

  async read(
    repository: OpenRepository,
    { revision, path }: { revision: string; path: string },
  ): Promise<RepositoryFolder> {
    const names = splitPath(path);
    if (isCommitId(revision)) {
      const read = () => fetchCommit(repository, revision);
      return await this.#remember(repository, revision, names, read);
    }
    const references = await repository.remote.references();
    const resolved = resolveRevision(references, revision);
    if (!resolved) {
      throw new NotFoundError(
        `${nameOf(
          repository,
        )} has no branch, tag or whole commit id ${JSON.stringify(revision)}.`,
      );
    }
    const { reference, oid, branch } = resolved;
    const read = () => fetchReference(repository, reference);
    const folder = await this.#remember(repository, oid, names, read);
    return { ...folder, branch };
  }

  /** `fetch` brings what an id names, or what its branch is at by now, and resolves to its id. */
  async #remember(
    repository: OpenRepository,
    wanted: string,
    names: readonly string[],
    fetch: () => Promise<string>,
  ): Promise<CommittedFolder> {
    const { url } = repository.access;
    const known = this.#memory.get({ url, oid: wanted, names });
    if (known) {
      return known;
    }
    const oid = await fetch();
    const folder = await readCommitted(repository, oid, names);
    this.#memory.set({ url, oid, names }, folder);
    return folder;
  }
}

async function readCommitted(
  repository: OpenRepository,
  wanted: string,
  names: readonly string[],
): Promise<CommittedFolder> {
  const { store } = repository;
  const { oid, commit } = await readCommit({ fs, ...store, oid: wanted });
  const folder = await findFolder(store, commit.tree, names);
  if (!folder) {
    throw new NotFoundError(
      `${nameOf(repository)} has no folder ${names.join('/')} at ${oid.slice(
        0,
        7,
      )}.`,
    );
  }
  return { commit: oid, files: await readFiles(store, folder, names) };
}

function fetchReference({ remote, store }: OpenRepository, reference: string) {
  return remote.fetch(store.gitdir, { reference, depth: 1 });
}

/** A host that does not hand out a commit by its id says so by handing out nothing. */
async function fetchCommit(
  repository: OpenRepository,
  oid: string,
): Promise<string> {
  const { remote, store } = repository;
  await remote.fetch(store.gitdir, { reference: oid, depth: 1 });
  if (!(await isThere(repository, oid))) {
    await remote.fetch(store.gitdir, { reference: 'HEAD', depth: DEPTH });
    if (!(await isThere(repository, oid))) {
      throw new NotFoundError(
        `${nameOf(
          repository,
        )} has no commit ${oid}, or hands out only branches and it is not among the newest ${DEPTH} of the default branch.`,
      );
    }
  }
  return oid;
}

async function isThere({ store }: OpenRepository, oid: string) {
  try {
    await readCommit({ fs, ...store, oid });
    return true;
  } catch (error) {
    if (error instanceof Errors.NotFoundError) {
      return false;
    }
    throw error;
  }
}

function nameOf({ access }: OpenRepository): string {
  return `Repository ${access.subject.repository}`;
}
