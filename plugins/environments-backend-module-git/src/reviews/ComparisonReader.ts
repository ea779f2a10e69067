import type { CollectedEvidence } from '@flightdeck/plugin-environments-node';
import type { PoliteClient } from '../forge/PoliteClient';
import { type ForgeAccess, readAtHosts, toUnknown } from '../forge/readAtHosts';
import { ShortMemory } from '../forge/ShortMemory';
import { nameRepository } from '../hosts/nameRepository';
import type { RepositoryHosts } from '../hosts/RepositoryHosts';
import type { Comparison } from './Comparison';
import { type ChangeVerdict, judgeChanges } from './judgeChanges';
import { ReviewFinder } from './ReviewFinder';

/** An approval may be withdrawn, even of what is merged. */
const PASSED_MS = 5 * 60_000;
/** Several items and environments ask about the same commits at the same time. */
const OTHERWISE_MS = 15_000;

export interface ComparisonReaderOptions {
  hosts: Pick<RepositoryHosts, 'find'>;
  client: Pick<PoliteClient, 'get'>;
  now: () => Date;
}

/** Two commits, and which files are migrations. */
interface Reading {
  comparison: Comparison;
  paths: readonly string[];
  signal: AbortSignal;
}

/** Finds out who reviewed the migrations between two commits, and keeps it for a short while. */
export class ComparisonReader {
  readonly #options: ComparisonReaderOptions;
  readonly #finder: ReviewFinder;
  readonly #known: ShortMemory<CollectedEvidence>;

  constructor(options: ComparisonReaderOptions) {
    this.#options = options;
    this.#finder = new ReviewFinder(options);
    this.#known = new ShortMemory({ now: options.now, most: 500 });
  }

  /** Never rejects for what a host does: that is evidence with an error. */
  async read(
    comparison: Comparison,
    paths: readonly string[],
    signal: AbortSignal,
  ): Promise<CollectedEvidence> {
    const { repositories } = comparison;
    const found = await readAtHosts(this.#options.hosts, repositories, access =>
      this.#readAt(access, { comparison, paths, signal }),
    );
    return found ?? { state: 'unknown', summary: toNoSource(repositories) };
  }

  async #readAt(
    access: ForgeAccess,
    reading: Reading,
  ): Promise<CollectedEvidence> {
    const { host, repository } = access.subject;
    const { base, head } = reading.comparison;
    const key = JSON.stringify([
      access.api.apiUrl,
      repository,
      base,
      head,
      reading.paths,
    ]);
    const known = this.#known.get(key);
    if (known) {
      return known;
    }
    const told = {
      asked: `Reviews of what changes ${reading.paths.join(
        ', ',
      )} from ${base} to ${head} in ${repository}`,
      from: host,
    };
    try {
      const { culprit, ...verdict } = await this.#judge(access, reading);
      const found = {
        ...verdict,
        ...told,
        link: linkTo(access, reading, culprit),
      };
      const isGood =
        found.state === 'passed' || found.state === 'not-applicable';
      this.#known.set(key, found, isGood ? PASSED_MS : OTHERWISE_MS);
      return found;
    } catch (error) {
      const trouble = `Nobody can tell who reviewed the migrations of ${repository}`;
      return { ...toUnknown(error, trouble), ...told };
    }
  }

  async #judge(
    { api, subject: { repository } }: ForgeAccess,
    { comparison: { base, head }, paths, signal }: Reading,
  ): Promise<ChangeVerdict> {
    const question = { api, client: this.#options.client, signal };
    const range = { base, head };
    const changes = await this.#finder.findChanges(question, range, paths);
    const verdicts = await this.#finder.judge(question, changes.commits);
    return judgeChanges({ ...range, repository }, changes, verdicts);
  }
}

/** What a person should look at first. */
function linkTo(
  { commitUrl, compareUrl }: ForgeAccess,
  { comparison: { base, head } }: Reading,
  culprit: ChangeVerdict['culprit'],
): string | undefined {
  const commit = culprit?.commit;
  return (
    culprit?.url ??
    (commit === undefined ? compareUrl(base, head) : commitUrl(commit))
  );
}

function toNoSource(repositories: readonly string[]): string {
  const names = repositories.flatMap(each => nameRepository(each) ?? []);
  return names.length > 0
    ? `Nobody can tell who reviewed the migrations of ${names.join(
        ', ',
      )}: it is at none of the hosts of integrations that know reviews.`
    : 'The repository of the release is not known; the option repository names it.';
}
