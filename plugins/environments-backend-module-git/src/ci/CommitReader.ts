import type { CollectedEvidence } from '@flightdeck/plugin-environments-node';
import { parseRepositoryUrl } from '../hosts/parseRepositoryUrl';
import type { RepositoryAccess } from '../hosts/RepositoryAccess';
import type { RepositoryHosts } from '../hosts/RepositoryHosts';
import type { Check } from './Check';
import { CiFailure } from './CiFailure';
import { judgeChecks } from './judgeChecks';
import { listChecks } from './listChecks';
import type { PoliteClient } from './PoliteClient';
import { ShortMemory } from './ShortMemory';
import type { WantedCommit } from './WantedCommit';

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

type Access = RepositoryAccess & { api: NonNullable<RepositoryAccess['api']> };

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
    const accesses = repositories.flatMap(repository => {
      const access = this.#options.hosts.find(repository);
      return hasApi(access) ? [access] : [];
    });
    if (accesses.length === 0) {
      return {
        state: 'unknown',
        summary: toNoSource(commit, repositories),
      };
    }
    let failure: CollectedEvidence | undefined;
    for (const access of accesses) {
      const found = await this.#readAt(access, commit, { contexts, signal });
      if (found.error?.kind !== 'no-data') {
        return found;
      }
      failure ??= found;
    }
    return failure ?? { state: 'unknown', summary: toNoSource(commit, []) };
  }

  async #readAt(
    access: Access,
    commit: string,
    {
      contexts,
      signal,
    }: { contexts: readonly string[] | undefined; signal: AbortSignal },
  ): Promise<CollectedEvidence> {
    const { host, repository } = access.subject;
    const asked = `What CI says of ${commit} in ${repository}`;
    try {
      const checks = await this.#list(access, commit, signal);
      const { state, summary, url } = judgeChecks(
        checks,
        `${commit.slice(0, 7)} of ${repository}`,
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
      if (!(error instanceof CiFailure)) {
        throw error;
      }
      const { kind, message } = error;
      return {
        state: 'unknown',
        summary: `Nobody can tell what CI says of ${commit.slice(
          0,
          7,
        )}: ${message}`,
        asked,
        from: host,
        error: { kind, message },
      };
    }
  }

  async #list(
    { api }: Access,
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

function hasApi(access: RepositoryAccess | undefined): access is Access {
  return access?.api !== undefined;
}

/** Their addresses may hold credentials of whoever wrote them. */
function toNoSource(commit: string, repositories: readonly string[]): string {
  const names = repositories.flatMap(repository => {
    const url = parseRepositoryUrl(repository);
    return url ? [`${url.host}/${url.path}`] : [];
  });
  return names.length > 0
    ? `No CI is configured for ${names.join(
        ', ',
      )}: it is at none of the hosts of integrations that say what CI made of commits.`
    : `The repository of ${commit.slice(
        0,
        7,
      )} is not known; the option repository names it.`;
}
