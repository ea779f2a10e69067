import { z } from 'zod';
import type { PullRequestsOptions } from './GithubPullRequests';
import type {
  FoundPullRequest,
  NewPullRequest,
  PullRequests,
} from './PullRequests';
import { pageSchema, requestJson } from './requestJson';

const pullSchema = z.object({
  html_url: pageSchema,
  head: z.object({ ref: z.string(), sha: z.string() }),
  base: z.object({ ref: z.string() }),
});

/** The newest ones of a repository: Gitea lists them by the time of their making. */
const PAGE = 50;

/** Pull requests of Gitea, and of Forgejo. */
export class GiteaPullRequests implements PullRequests {
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
    const found = await requestJson({
      ...(await this.#request(signal)),
      url: `${this.#url}?state=all&limit=${PAGE}`,
      schema: z.array(pullSchema),
    });
    const one = found.find(
      each => each.head.ref === head && each.base.ref === base,
    );
    return one && { url: one.html_url, commit: one.head.sha };
  }

  get #url(): string {
    const { apiUrl, repository } = this.#options;
    const path = repository.split('/').map(encodeURIComponent).join('/');
    return `${apiUrl}/repos/${path}/pulls`;
  }

  async #request(signal: AbortSignal) {
    const { headers, subject } = this.#options;
    return { headers: await headers(), subject, signal };
  }
}
