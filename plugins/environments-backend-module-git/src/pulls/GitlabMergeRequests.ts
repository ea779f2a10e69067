import { z } from 'zod';
import type { PullRequestsOptions } from './GithubPullRequests';
import type {
  FoundPullRequest,
  NewPullRequest,
  PullRequests,
} from './PullRequests';
import { pageSchema, requestJson } from './requestJson';

const mergeRequestSchema = z.object({ web_url: pageSchema, sha: z.string() });

/** Merge requests of GitLab. */
export class GitlabMergeRequests implements PullRequests {
  readonly #options: PullRequestsOptions;

  constructor(options: PullRequestsOptions) {
    this.#options = options;
  }

  async open(wanted: NewPullRequest, signal: AbortSignal): Promise<string> {
    const opened = await requestJson({
      ...(await this.#request(signal)),
      url: this.#url,
      body: {
        source_branch: wanted.head,
        target_branch: wanted.base,
        title: wanted.title,
        description: wanted.body,
        remove_source_branch: true,
      },
      schema: mergeRequestSchema,
    });
    return opened.web_url;
  }

  async find(
    { head, base }: Pick<NewPullRequest, 'head' | 'base'>,
    signal: AbortSignal,
  ): Promise<FoundPullRequest | undefined> {
    const query = new URLSearchParams({
      source_branch: head,
      target_branch: base,
      state: 'all',
    });
    const [found] = await requestJson({
      ...(await this.#request(signal)),
      url: `${this.#url}?${query}`,
      schema: z.array(mergeRequestSchema),
    });
    return found && { url: found.web_url, commit: found.sha };
  }

  /** GitLab takes the whole path of a project as one encoded segment. */
  get #url(): string {
    const { apiUrl, repository } = this.#options;
    return `${apiUrl}/projects/${encodeURIComponent(
      repository,
    )}/merge_requests`;
  }

  async #request(signal: AbortSignal) {
    const { headers, subject } = this.#options;
    return { headers: await headers(), subject, signal };
  }
}
