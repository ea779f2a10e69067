import fs from 'node:fs';
import {
  cloneUrlOf,
  type GitHost,
  type GitIdentity,
  RemoteRepository,
} from '@flightdeck/plugin-environments-backend-module-git';
import { commit, readCommit } from 'isomorphic-git';
import { type Provenance, readProvenance, writeMessage } from './provenance';
import { EMPTY_TREE } from './writeTree';

/** More than any new service has: whoever names a repository does not fill our memory with it. */
const MOST_BYTES = 32 * 2 ** 20;

/** What the first branch of a repository holds. */
export interface RemoteHead {
  commit: string;
  tree: string;
  /** Undefined when the commit is not ours. */
  provenance?: Provenance;
  /** Whether it holds no file. */
  isEmpty: boolean;
}

/** A repository: nothing in it, a head, or only other branches than the one that we begin with. */
export type RemoteState =
  | { state: 'empty' }
  | { state: 'head'; head: RemoteHead }
  | { state: 'elsewhere' };

/** A commit to be made. */
export interface NewCommit {
  tree: string;
  /** The head that it follows; undefined for the first commit. */
  parent?: string;
  message: string;
  provenance: Provenance;
  author: GitIdentity;
  at: Date;
}

/** One repository of a host. What it throws names the host and never a credential. */
export class GitRemote {
  readonly #remote: RemoteRepository;
  readonly #branch: string;

  constructor(host: GitHost, repository: string, signal: AbortSignal) {
    const { name, username, token } = host;
    this.#branch = `refs/heads/${host.defaultBranch}`;
    this.#remote = new RemoteRepository({
      url: cloneUrlOf(host, repository),
      credentials: token ? { username, password: token } : undefined,
      subject: {
        host: `git host '${name}'`,
        repository,
        credentialsKey: 'environments.git.hosts',
        missing: `Git host '${name}' has no repository ${repository}, and does not make one when it is pushed to. Create it empty first.`,
        deed: 'push to',
        needs: 'the right to write and to create repositories',
      },
      signal,
      mostBytes: MOST_BYTES,
      tooLarge:
        'The repository holds more than a new service does. Choose another name.',
    });
  }

  get url(): string {
    return this.#remote.url;
  }

  /** Asks what is there, as one who is about to push; the head is brought into the repository given. */
  async inspect(gitdir: string): Promise<RemoteState> {
    const reference = this.#branch;
    const found = await this.#remote.references({ forPush: true });
    const branches = found.filter(({ ref }) => ref.startsWith('refs/'));
    if (!branches.some(({ ref }) => ref === reference)) {
      return { state: branches.length === 0 ? 'empty' : 'elsewhere' };
    }
    const oid = await this.#remote.fetch(gitdir, { reference, depth: 1 });
    return { state: 'head', head: await readHead(gitdir, oid) };
  }

  /**
   * Makes a commit in the repository given, and pushes it. Somebody else's push in between is
   * refused. Resolves to its id.
   */
  async push(gitdir: string, made: NewCommit): Promise<string> {
    const { tree, parent, author, at } = made;
    const reference = this.#branch;
    const person = { ...author, timestamp: Math.floor(at.getTime() / 1000) };
    const id = await commit({
      fs,
      gitdir,
      ref: reference,
      tree,
      parent: parent ? [parent] : [],
      message: writeMessage(made.message, made.provenance),
      author: { ...person, timezoneOffset: 0 },
    });
    const push = { from: reference, reference, expected: parent };
    await this.#remote.push(gitdir, push);
    return id;
  }
}

async function readHead(gitdir: string, oid: string): Promise<RemoteHead> {
  const { commit: found } = await readCommit({ fs, gitdir, oid });
  return {
    commit: oid,
    tree: found.tree,
    provenance: readProvenance(found.message),
    isEmpty: found.tree === EMPTY_TREE,
  };
}
