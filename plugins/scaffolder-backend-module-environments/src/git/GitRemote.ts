import fs from 'node:fs';
import {
  cloneUrlOf,
  createGitHttp,
  explainGitFailure,
  type GitHost,
  type GitIdentity,
} from '@flightdeck/plugin-environments-backend-module-git';
import {
  addRemote,
  commit,
  fetch as fetchFrom,
  type HttpClient,
  listServerRefs,
  push,
  readCommit,
} from 'isomorphic-git';
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
  readonly #host: GitHost;
  readonly #repository: string;
  readonly #http: HttpClient;
  readonly url: string;

  constructor(host: GitHost, repository: string, signal: AbortSignal) {
    this.#host = host;
    this.#repository = repository;
    this.url = cloneUrlOf(host, repository);
    const { username, token } = host;
    this.#http = createGitHttp({
      credentials: token ? { username, password: token } : undefined,
      signal,
      mostBytes: MOST_BYTES,
      tooLarge:
        'The repository holds more than a new service does. Choose another name.',
    });
  }

  /** Asks what is there, as one who is about to push; the head is brought into the repository given. */
  async inspect(gitdir: string): Promise<RemoteState> {
    return await this.#try(async () => {
      const { url } = this;
      const branch = this.#branch;
      const refs = await listServerRefs({
        http: this.#http,
        url,
        forPush: true,
        protocolVersion: 1,
      });
      const branches = refs.filter(({ ref }) => ref.startsWith('refs/'));
      const head = branches.find(({ ref }) => ref === branch);
      if (!head) {
        return { state: branches.length === 0 ? 'empty' : 'elsewhere' };
      }
      await addRemote({ fs, gitdir, remote: 'origin', url, force: true });
      await fetchFrom({
        fs,
        http: this.#http,
        gitdir,
        remote: 'origin',
        ref: branch,
        remoteRef: branch,
        singleBranch: true,
        depth: 1,
        tags: false,
      });
      return { state: 'head', head: await readHead(gitdir, head.oid) };
    });
  }

  /**
   * Makes a commit in the repository given, and pushes it. Somebody else's push in between is
   * refused. Resolves to its id.
   */
  async push(gitdir: string, made: NewCommit): Promise<string> {
    const { tree, parent, author, at } = made;
    const ref = this.#branch;
    const person = { ...author, timestamp: Math.floor(at.getTime() / 1000) };
    const id = await commit({
      fs,
      gitdir,
      ref,
      tree,
      parent: parent ? [parent] : [],
      message: writeMessage(made.message, made.provenance),
      author: { ...person, timezoneOffset: 0 },
    });
    await this.#try(async () => {
      await push({
        fs,
        gitdir,
        http: this.#http,
        url: this.url,
        ref,
        remoteRef: ref,
        onPrePush: ({ remoteRef }) =>
          remoteRef.oid === (parent ?? '0'.repeat(40)),
      });
    });
    return id;
  }

  get #branch(): string {
    return `refs/heads/${this.#host.defaultBranch}`;
  }

  async #try<T>(act: () => Promise<T>): Promise<T> {
    try {
      return await act();
    } catch (error) {
      const host = `git host '${this.#host.name}'`;
      const repository = this.#repository;
      throw explainGitFailure(error, {
        host,
        repository,
        credentialsKey: 'environments.git.hosts',
        missing: `Git host '${
          this.#host.name
        }' has no repository ${repository}, and does not make one when it is pushed to. Create it empty first.`,
        deed: 'push to',
        needs: 'the right to write and to create repositories',
      });
    }
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
