import fs from 'node:fs';
import { ServiceUnavailableError } from '@backstage/errors';
import {
  addRemote,
  Errors,
  fetch as fetchFrom,
  type HttpClient,
  listServerRefs,
  push,
  type ServerRef,
  writeRef,
} from 'isomorphic-git';
import { createGitHttp } from './createGitHttp';
import { explainGitFailure, type GitSubject } from './explainGitFailure';

const THEIRS = 'refs/heads/';

/** What stands for a branch that is not there. */
const NOTHING = '0'.repeat(40);

/**
 * Where a repository is, and how it is spoken of.
 *
 * @public
 */
export interface RemoteRepositoryOptions {
  /** Without credentials. */
  url: string;
  credentials?: { username: string; password: string };
  subject: GitSubject;
  signal: AbortSignal;
  /** No answer may be larger: nobody fills our memory with a repository. */
  mostBytes: number;
  /** A sentence for who names a larger one. */
  tooLarge: string;
}

/**
 * One repository of a host, over HTTP. What it throws names the host and never a credential; see
 * {@link explainGitFailure}.
 *
 * @public
 */
export class RemoteRepository {
  readonly #options: RemoteRepositoryOptions;
  readonly #http: HttpClient;

  constructor(options: RemoteRepositoryOptions) {
    this.#options = options;
    this.#http = createGitHttp(options);
  }

  get url(): string {
    return this.#options.url;
  }

  /** Branches, tags and the rest; `HEAD` with its target. As one who is about to push, on request. */
  async references(options?: { forPush?: boolean }): Promise<ServerRef[]> {
    return await this.#try(
      async () =>
        await listServerRefs({
          http: this.#http,
          url: this.url,
          forPush: options?.forPush,
          symrefs: true,
          protocolVersion: 1,
        }),
    );
  }

  /**
   * Brings the newest commits of a branch, a tag or a commit into a repository of ours, and
   * resolves to the id of the newest.
   */
  async fetch(
    gitdir: string,
    wanted: { reference: string; depth: number },
  ): Promise<string> {
    return await this.#try(async () => {
      const { url } = this;
      const { reference, depth } = wanted;
      if (reference.includes('..')) {
        throw new Errors.NotFoundError(reference);
      }
      await addRemote({ fs, gitdir, remote: 'origin', url, force: true });
      const { fetchHead } = await fetchFrom({
        fs,
        http: this.#http,
        gitdir,
        remote: 'origin',
        ref: reference,
        remoteRef: reference,
        singleBranch: true,
        depth,
        tags: false,
      });
      if (!fetchHead) {
        throw new Errors.NotFoundError(reference);
      }
      if (reference.startsWith(THEIRS)) {
        await leaveOut(gitdir, reference);
      }
      return fetchHead;
    });
  }

  /**
   * Pushes a branch of ours, if theirs is still as expected: at a commit, or not there at all.
   * Without one of ours, theirs is deleted.
   *
   * @throws ConflictError when it has moved
   */
  async push(
    gitdir: string,
    wanted: {
      from: string | undefined;
      reference: string;
      expected: string | undefined;
    },
  ): Promise<void> {
    const { from, reference, expected = NOTHING } = wanted;
    let sent = false;
    await this.#try(async () => {
      try {
        await push({
          fs,
          gitdir,
          http: this.#http,
          url: this.url,
          // To delete, git wants one of ours, too: what we know of theirs.
          ref: from ?? toOurs(reference),
          remoteRef: reference,
          delete: from === undefined,
          onPrePush: ({ remoteRef }) => {
            sent = remoteRef.oid === expected;
            return sent;
          },
        });
      } catch (error) {
        throw sent && isNoReport(error) ? this.#unsure() : error;
      }
    });
  }

  #unsure(): Error {
    const { host, repository } = this.#options.subject;
    return new ServiceUnavailableError(
      `Nobody knows whether ${host} took the commit for ${repository}: it did not say so.`,
    );
  }

  async #try<T>(act: () => Promise<T>): Promise<T> {
    try {
      this.#options.signal.throwIfAborted();
      return await act();
    } catch (error) {
      throw explainGitFailure(error, this.#options.subject);
    }
  }
}

function toOurs(reference: string): string {
  return reference.replace(THEIRS, 'refs/remotes/origin/');
}

/** A push leaves out what the branch holds that goes by this name: else it sends all of it again. */
async function leaveOut(gitdir: string, reference: string): Promise<void> {
  await writeRef({
    fs,
    gitdir,
    ref: 'refs/remotes/origin/HEAD',
    value: toOurs(reference),
    symbolic: true,
    force: true,
  });
}

/** Whether what was answered to a push says neither yes nor no. */
function isNoReport(error: unknown): boolean {
  return (
    error instanceof Errors.ParseError ||
    error instanceof Errors.SmartHttpError ||
    error instanceof Errors.EmptyServerResponseError
  );
}
