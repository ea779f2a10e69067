import type { CollectedEvidence } from '@flightdeck/plugin-environments-node';
import { nameRepository } from '../hosts/nameRepository';
import type { RepositoryHosts } from '../hosts/RepositoryHosts';
import type { Check } from './Check';
import { judgeChecks } from './judgeChecks';
import { listChecks } from './listChecks';
import type { PoliteClient } from '../forge/PoliteClient';
import { type ForgeAccess, readAtHosts, toUnknown } from '../forge/readAtHosts';
import { ShortMemory } from '../forge/ShortMemory';
import type { WantedCommit } from '../commits/WantedCommit';

/** A commit that has passed is asked about again, as a check may begin later or run once more. */
const PASSED_MS = 5 * 60_000;
/** Several items and environments ask about the same commit at the same time. */
const OTHERWISE_MS = 15_000;

const PASSING: readonly Check['state'][] = ['succeeded', 'skipped'];

export interface CommitReaderOptions {
  hosts: Pick<RepositoryHosts, 'find'>;
  client: Pick<PoliteClient, 'get'>;
  now: () => Date;
}

/** Asks what CI says of single commits, and keeps it for a short while. */
export class CommitReader {
  readonly #options: CommitReaderOptions;
  readonly #checks: ShortMemory<readonly Check[]>;

  constructor(options: CommitReaderOptions) {
    this.#options = options;
    this.#checks = new ShortMemory({ now: options.now, most: 500 });
  }

  /** Never rejects for what a host does: that is evidence with an error. */
  async read(
    { commit, repositories }: WantedCommit,
    contexts: readonly string[] | undefined,
    signal: AbortSignal,
  ): Promise<CollectedEvidence> {
    const found = await readAtHosts(this.#options.hosts, repositories, access =>
      this.#readAt(access, commit, { contexts, signal }),
    );
    return (
      found ?? { state: 'unknown', summary: toNoSource(commit, repositories) }
    );
  }

  async #readAt(
    access: ForgeAccess,
    commit: string,
    {
      contexts,
      signal,
    }: { contexts: readonly string[] | undefined; signal: AbortSignal },
  ): Promise<CollectedEvidence> {
    const { host, repository } = access.subject;
    const asked = `What CI says of ${commit} in ${repository}`;
    const short = commit.slice(0, 7);
    try {
      const checks = await this.#list(access, commit, signal);
      const { state, summary, url } = judgeChecks(
        checks,
        `${short} of ${repository}`,
        contexts,
      );
      return {
        state,
        summary,
        asked,
        answered: checks
          .map(({ name, word }) => `${name}: ${word}`)
          .sort()
          .join('\n'),
        from: host,
        link: url ?? access.commitUrl(commit),
      };
    } catch (error) {
      return {
        ...toUnknown(error, `Nobody can tell what CI says of ${short}`),
        asked,
        from: host,
      };
    }
  }

  async #list(
    { api }: ForgeAccess,
    commit: string,
    signal: AbortSignal,
  ): Promise<readonly Check[]> {
    const key = JSON.stringify([api.apiUrl, api.repository, commit]);
    const known = this.#checks.get(key);
    if (known) {
      return known;
    }
    const { client } = this.#options;
    const checks = await listChecks({ api, client, commit, signal });
    const hasPassed =
      checks.some(({ state }) => state === 'succeeded') &&
      checks.every(({ state }) => PASSING.includes(state));
    this.#checks.set(key, checks, hasPassed ? PASSED_MS : OTHERWISE_MS);
    return checks;
  }
}

function toNoSource(commit: string, repositories: readonly string[]): string {
  const names = repositories.flatMap(each => nameRepository(each) ?? []);
  return names.length > 0
    ? `No CI is configured for ${names.join(
        ', ',
      )}: it is at none of the hosts of integrations that say what CI made of commits.`
    : `The repository of ${commit.slice(
        0,
        7,
      )} is not known; the option repository names it.`;
}
