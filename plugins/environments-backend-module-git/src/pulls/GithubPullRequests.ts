import { z } from 'zod';
import type { HostApi } from '../hosts/HostApi';
import type {
  FoundPullRequest,
  NewPullRequest,
  PullRequests,
} from './PullRequests';
import { pageSchema, requestJson } from './requestJson';

const pullSchema = z.object({
  html_url: pageSchema,
  head: z.object({ sha: z.string() }),
});

export type PullRequestsOptions = Omit<HostApi, 'kind'>;

/** Pull requests of GitHub. */
export class GithubPullRequests implements PullRequests {
  readonly #options: PullRequestsOptions;

  constructor(options: PullRequestsOptions) {
    this.#options = options;
  }

  async open(wanted: NewPullRequest, signal: AbortSignal): Promise<string> {
    const { title, head, base, body } = wanted;
    const opened = await requestJson({
      ...(await this.#request(signal)),
      url: this.#url,
      body: { title, head, base, body },
      schema: pullSchema,
    });
    return opened.html_url;
  }

  async find(
    { head, base }: Pick<NewPullRequest, 'head' | 'base'>,
    signal: AbortSignal,
  ): Promise<FoundPullRequest | undefined> {
    const [owner] = this.#options.repository.split('/');
    const query = new URLSearchParams({
      head: `${owner}:${head}`,
      base,
      state: 'all',
    });
    const [found] = await requestJson({
      ...(await this.#request(signal)),
      url: `${this.#url}?${query}`,
      schema: z.array(pullSchema),
    });
    return found && { url: found.html_url, commit: found.head.sha };
  }

  get #url(): string {
    const { apiUrl, repository } = this.#options;
    const path = repository.split('/').map(encodeURIComponent).join('/');
    return `${apiUrl}/repos/${path}/pulls`;
  }

  async #request(signal: AbortSignal) {
    const { headers, subject } = this.#options;
    return {
      headers: {
        ...(await headers()),
        Accept: 'application/vnd.github+json',
        'X-GitHub-Api-Version': '2022-11-28',
      },
      subject,
      signal,
    };
  }
}
