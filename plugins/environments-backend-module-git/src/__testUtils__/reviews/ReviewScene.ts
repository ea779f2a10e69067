import { createHash } from 'node:crypto';
import { inspect } from 'node:util';
import { ConfigReader } from '@backstage/config';
import { ScmIntegrations } from '@backstage/integration';
import type { CollectedEvidence } from '@flightdeck/plugin-environments-node';
import { PoliteClient } from '../../forge/PoliteClient';
import { RepositoryHosts } from '../../hosts/RepositoryHosts';
import { MigrationReviewCollector } from '../../reviews/MigrationReviewCollector';
import {
  anApplication,
  evidenceRequest,
  type RequestParts,
  NOW,
} from '../evidenceRequest';
import type { ForgeKind } from '../integrationsOf';
import type { FakeFile, FakePull, FakeReview } from './FakeRepository';
import { ReviewHost } from './ReviewHost';

const TOKEN = 'hunter2-of-the-host';

export const MIGRATION = 'db/migrations/0002_orders.sql';
export const APPROVED: FakeReview = { by: 'bob', says: 'approved' };

/** How pull requests end up on the main branch. */
export type Merging = 'merge' | 'squash' | 'rebase' | 'fast-forward';

export interface ScenePull {
  number?: number;
  author?: string;
  /** Who wrote the commits, where that is somebody else. */
  writer?: string;
  /** The files of each of its commits. */
  changes?: string[][];
  merging?: Merging;
  /** Who merged the main branch into it at last. */
  updater?: string;
  reviews?: FakeReview[];
  isMerged?: boolean;
}

/** A collector, a host where work goes on, and a clock. Production runs the commit of the beginning. */
export class ReviewScene {
  readonly host: ReviewHost;
  readonly collector: MigrationReviewCollector;
  readonly base: string;
  #time = NOW;
  #made = 0;
  /** The newest commit of the main branch. */
  tip: string;

  private constructor(host: ReviewHost) {
    this.host = host;
    const now = () => this.#time;
    const integrations = new ConfigReader({
      integrations: { ...host.integrations },
    });
    this.collector = new MigrationReviewCollector({
      hosts: new RepositoryHosts([], ScmIntegrations.fromConfig(integrations)),
      client: new PoliteClient({ now }),
      now,
    });
    this.tip = '';
    this.base = this.push(['README.md']);
  }

  static async start(kind: ForgeKind): Promise<ReviewScene> {
    return new ReviewScene(await ReviewHost.start(kind, TOKEN));
  }

  /** Commits to the main branch. */
  push(files: readonly (string | FakeFile)[], author = 'alice'): string {
    this.tip = this.#commit(files, this.tip ? [this.tip] : [], author);
    return this.tip;
  }

  /** Opens a pull request, has it reviewed, and merges it. */
  pull({
    author = 'alice',
    changes = [[MIGRATION]],
    isMerged = true,
    merging = 'merge',
    number = 12,
    reviews = [APPROVED],
    updater,
    writer = author,
  }: ScenePull = {}): FakePull {
    const from = this.tip;
    const commits: string[] = [];
    for (const files of changes) {
      const last = commits[commits.length - 1] ?? from;
      commits.push(this.#commit(files, [last], writer));
    }
    if (updater !== undefined) {
      const parents = [...commits.slice(-1), this.push(['docs/a.md'])];
      commits.push(this.#commit([], parents, updater));
    }
    const pull: FakePull = {
      number,
      author,
      isMerged,
      commits,
      reviews,
    };
    this.host.repo.pulls.push(pull);
    if (merging !== 'fast-forward') {
      const onto = this.tip;
      pull.mergedAs = this.#merge(pull, { changes, onto, merging, writer });
    }
    [this.tip] = (pull.mergedAs ?? commits).slice(-1);
    return pull;
  }

  #merge(
    { author, commits }: FakePull,
    {
      changes,
      onto,
      merging,
      writer,
    }: {
      changes: string[][];
      onto: string;
      merging: Merging;
      writer: string;
    },
  ): string[] {
    switch (merging) {
      case 'squash':
        return [this.#commit(changes.flat(), [onto], author)];
      case 'rebase': {
        const made: string[] = [];
        changes.forEach((files, index) => {
          const parents = [made.at(-1) ?? onto];
          made.push(this.#commit(files, parents, writer, commits[index]));
        });
        return made;
      }
      default:
        return [this.#commit([], [onto, ...commits.slice(-1)], author)];
    }
  }

  wait(seconds: number): void {
    this.#time = new Date(this.#time.getTime() + seconds * 1000);
  }

  /** Of a release of the newest commit, where nothing else is said. Nobody sees a credential. */
  async collect(
    options: Record<string, unknown> = {},
    parts: RequestParts & { repository?: string; signal?: AbortSignal } = {},
  ): Promise<CollectedEvidence> {
    const {
      repository = this.host.repository,
      signal = new AbortController().signal,
      ...request
    } = parts;
    const sources = [{ repoUrl: repository, path: 'deploy' }];
    const found = await this.collector.collect(
      evidenceRequest({
        key: 'key-of-the-release',
        revisions: [`shop-staging@${this.tip}`],
        applications: [anApplication('shop-staging', { sources })],
        runs: { revisions: [`shop-prod@${this.base}`] },
        targetApplications: [anApplication('shop-prod', { sources })],
        options,
        ...request,
      }),
      { signal },
    );
    if (inspect(found, { depth: 9 }).includes('hunter2')) {
      throw new Error('The evidence has a credential in it.');
    }
    return found;
  }

  #commit(
    files: readonly (string | FakeFile)[],
    parents: string[],
    author: string,
    mark?: string,
  ): string {
    this.#made += 1;
    const id = createHash('sha1').update(`${this.#made}`).digest('hex');
    this.host.repo.add({
      id,
      parents,
      files: files.map(file =>
        typeof file === 'string' ? { path: file } : file,
      ),
      author,
      mark,
    });
    return id;
  }
}
