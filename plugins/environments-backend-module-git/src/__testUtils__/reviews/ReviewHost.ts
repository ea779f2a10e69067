import { type Answer, ApiHost } from '../ApiHost';
import type { ForgeKind } from '../integrationsOf';
import { FakeRepository } from './FakeRepository';
import { giteaDialect } from './giteaDialect';
import { githubDialect } from './githubDialect';
import { gitlabDialect } from './gitlabDialect';
import type { Limits, ReviewDialect } from './ReviewDialect';

const DIALECTS = {
  github: githubDialect,
  gitlab: gitlabDialect,
  gitea: giteaDialect,
};

/** A host with commits and pull requests of `acme/shop`. */
export class ReviewHost extends ApiHost {
  readonly repo = new FakeRepository();
  readonly limits: Limits = { files: 1000, onPage: 100, tellsTimes: true };
  readonly #dialect: ReviewDialect;

  private constructor(kind: ForgeKind, token: string) {
    super(kind, token, url => this.#find(url));
    this.#dialect = DIALECTS[kind];
  }

  static start(kind: ForgeKind, token: string): Promise<ReviewHost> {
    return new ReviewHost(kind, token).listen();
  }

  #find({ origin, pathname, searchParams }: URL): Answer {
    const { missing, prefix, routes } = this.#dialect;
    if (!pathname.startsWith(prefix)) {
      return missing;
    }
    const rest = pathname.slice(prefix.length);
    for (const { answer, path } of routes) {
      const match = path.exec(rest);
      if (match) {
        const asked = {
          repository: this.repo,
          limits: this.limits,
          origin,
          query: searchParams,
        };
        return answer(asked, match.slice(1)) ?? missing;
      }
    }
    return missing;
  }
}
